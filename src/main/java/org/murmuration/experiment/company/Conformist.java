package org.murmuration.experiment.company;

import org.murmuration.mind.Situation;
import org.murmuration.model.Question;

/**
 * Repeats the version of the story that it has come upon most, what it did or saw itself being one
 * of them; where two come out even, what it takes to have happened. So it lies if it knows better
 * and has heard more denials than affirmations.
 */
record Conformist(double complies, double skill) implements Employee {

  @Override
  public Claim says(Situation situation, Knowledge knowledge) {
    int denied = 0;
    int affirmed = 0;
    for (Question.Line line : situation.question().said()) {
      if (line.seat() != situation.seat()) {
        denied += Knowledge.denials(line.move());
        affirmed += Claim.HAPPENED.word().equals(line.move()) ? 1 : 0;
      }
    }
    return knowledge.commonest(affirmed, denied);
  }

  @Override
  public boolean reports(Knowledge knowledge) {
    return knowledge.commonest(0, 0) == Claim.HAPPENED;
  }
}
