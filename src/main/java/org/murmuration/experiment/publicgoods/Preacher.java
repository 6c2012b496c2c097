package org.murmuration.experiment.publicgoods;

import org.murmuration.mind.Situation;

/** Preaches defection: gives nothing, and where there is talk calls on all to give nothing. */
record Preacher(int endowment) implements Member {

  @Override
  public double gives(Situation situation) {
    return 0;
  }

  @Override
  public Call calls(Situation situation) {
    return Call.NOTHING;
  }
}
