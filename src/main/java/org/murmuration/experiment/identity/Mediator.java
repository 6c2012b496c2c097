package org.murmuration.experiment.identity;

import org.murmuration.mind.Situation;

/**
 * Acts for others by the rule that all are told: cooperates if all have delegated, and else does
 * not (D. Monderer and M. Tennenholtz, "Strong mediated equilibrium", Artificial Intelligence 173,
 * 180–195, 2009, of mediators who act for those who choose so). As a member it would cooperate.
 */
record Mediator(SelfReports reports) implements Dealer {

  @Override
  public boolean cooperates(Situation situation) {
    return true;
  }
}
