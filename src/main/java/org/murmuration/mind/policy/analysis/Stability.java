package org.murmuration.mind.policy.analysis;

/** What becomes of a small deviation from a state of rest, by the largest eigenvalue there. */
public enum Stability {
  /** It dies out. */
  STABLE,
  /** Neither, to first order: there may be a line of states of rest. */
  NEUTRAL,
  /** It grows. */
  UNSTABLE;

  private static final double ZERO = 1e-6;

  static Stability of(double eigenvalue) {
    return eigenvalue < -ZERO ? STABLE : eigenvalue > ZERO ? UNSTABLE : NEUTRAL;
  }
}
