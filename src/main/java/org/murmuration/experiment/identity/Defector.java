package org.murmuration.experiment.identity;

import org.murmuration.mind.Situation;

/**
 * Serves itself: never cooperates of its own accord, and promises it where that costs nothing. It
 * signs and delegates, for that is never worse for it: a contract binds only if all sign, and a
 * mediator who acts for one alone defects as it would have done itself.
 */
record Defector(SelfReports reports) implements Dealer {

  @Override
  public boolean cooperates(Situation situation) {
    return false;
  }

  @Override
  public boolean commits(Situation situation) {
    return true;
  }

  @Override
  public boolean promises(Situation situation) {
    return true;
  }
}
