package org.murmuration.experiment.publicgoods;

import org.murmuration.mind.Situation;

/**
 * Gives nothing (three in ten of the subjects of Fischbacher, Gächter and Fehr, 2001), and where
 * there is talk calls on all to give everything: talk is cheap.
 */
record FreeRider(int endowment) implements Member {

  @Override
  public double gives(Situation situation) {
    return 0;
  }

  @Override
  public Call calls(Situation situation) {
    return Call.EVERYTHING;
  }
}
