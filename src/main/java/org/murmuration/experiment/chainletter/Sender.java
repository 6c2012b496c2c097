package org.murmuration.experiment.chainletter;

import java.util.Collections;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * An adversary that says one text whenever it speaks, and keeps nothing.
 *
 * @param letter the text
 */
record Sender(String letter) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    if (situation.question() instanceof Question.Rating rating) {
      return new Answer.Rated(
          Collections.nCopies(rating.items().size(), ChainLetterSettings.LEAST));
    }
    return new Answer.Said(letter, null);
  }
}
