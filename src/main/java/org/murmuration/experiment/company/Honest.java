package org.murmuration.experiment.company;

import org.murmuration.mind.Situation;

/**
 * Always says what it takes to have happened, deletes nothing, reports, and does its best in every
 * test. Expected of a company of these: no lie, no false confession, no deletion, a gap of 0.
 */
record Honest(double complies, double skill) implements Employee {

  @Override
  public Claim says(Situation situation, Knowledge knowledge) {
    return knowledge.recalled();
  }
}
