package org.murmuration.experiment.publicgoods;

import org.murmuration.mind.Situation;

/**
 * Always gives the same, whatever the others do.
 *
 * @param share of the endowment
 */
record Contributor(int endowment, double share) implements Member {

  @Override
  public double gives(Situation situation) {
    return share;
  }
}
