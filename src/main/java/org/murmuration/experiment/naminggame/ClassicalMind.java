package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * The classical rule of the naming game (Baronchelli et al. 2006, section 2): utter a random word
 * of the inventory; with an empty one, coin a word where the vocabulary is open, else take a random
 * name of the pool. Recognise a word that is in the inventory. Coined words are named {@code
 * w<agent>-<encounter>}.
 *
 * @param storeInvented whether the word uttered with an empty inventory is kept if it fails
 */
record ClassicalMind(boolean storeInvented) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    Question.Choice question = (Question.Choice) situation.question();
    List<String> words = Inventory.of(situation.memory(), storeInvented);
    if (question.topic().equals(SpeakerHearerNaming.RECOGNISE)) {
      boolean known = words.contains(question.subject());
      return new Answer.Chosen(known ? SpeakerHearerNaming.YES : SpeakerHearerNaming.NO);
    }
    if (words.isEmpty() && question.open()) {
      return new Answer.Chosen("w" + situation.agent() + "-" + situation.encounter());
    }
    List<String> candidates = words.isEmpty() ? question.options() : words;
    return new Answer.Chosen(candidates.get(situation.random().nextInt(candidates.size())));
  }
}
