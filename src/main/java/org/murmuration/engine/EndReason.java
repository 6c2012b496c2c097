package org.murmuration.engine;

import java.util.Locale;

/** Why a run ended. */
public enum EndReason {
  /** The population converged and no intervention was to come. */
  CONVERGED,
  /** The rounds to go on after the last intervention are over. */
  AFTER_INTERVENTION,
  /** The largest number of rounds was reached. */
  MAX_ROUNDS,
  /** Everything that the experiment has in its course has taken place. */
  COMPLETE,
  /** Nobody is left who could meet. */
  NOBODY_MEETS,
  /** The budget for calls was spent; it can be resumed with a higher one. */
  BUDGET_SPENT,
  /** Somebody stopped it; it can be resumed. */
  STOPPED;

  /** The word used in manifests and reports, such as {@code max-rounds}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
