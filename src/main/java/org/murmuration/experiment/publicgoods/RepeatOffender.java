package org.murmuration.experiment.publicgoods;

import org.murmuration.mind.Situation;

/**
 * Gives nothing, and takes a new name after so many games, so that nobody is warned by what it did
 * (E. Friedman and P. Resnick, "The social cost of cheap pseudonyms", Journal of Economics and
 * Management Strategy 10, 173–199, 2001). Where names cannot be changed it is a free rider.
 *
 * @param games how many games under one name, 1 or more
 */
record RepeatOffender(int endowment, int games) implements Member {

  @Override
  public double gives(Situation situation) {
    return 0;
  }

  @Override
  public Call calls(Situation situation) {
    return Call.EVERYTHING;
  }

  /** Its record does not have the game yet that it is asked after. */
  @Override
  public boolean takesNewName(Situation situation) {
    return situation.spec().occasion() instanceof Reputation reputation
        && reputation.records().get(situation.seat()).size() + 1 >= games;
  }
}
