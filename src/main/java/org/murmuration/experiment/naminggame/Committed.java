package org.murmuration.experiment.naminggame;

import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Always says one name and recognises no other, whatever it remembers: a member of a committed
 * minority (Xie, Sreenivasan, Korniss, Zhang, Lim, Szymanski, Phys. Rev. E 84, 011130, 2011).
 */
record Committed(String name) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    Question.Choice question = (Question.Choice) situation.question();
    if (question.topic().equals(SpeakerHearerNaming.RECOGNISE)) {
      boolean same = name.equals(question.subject());
      return new Answer.Chosen(same ? SpeakerHearerNaming.YES : SpeakerHearerNaming.NO);
    }
    return new Answer.Chosen(name);
  }
}
