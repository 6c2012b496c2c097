package org.murmuration.experiment.identity;

import org.murmuration.mind.Situation;

/** Always cooperates, promises to and keeps it, signs and delegates: the honest one. */
record Cooperator(SelfReports reports) implements Dealer {

  @Override
  public boolean cooperates(Situation situation) {
    return true;
  }
}
