package org.murmuration.mind.policy.analysis;

import org.murmuration.mind.policy.Policy;

/** What a policy answers in each memory state: T_i(a), the chance that state i chooses name a. */
public final class Responses {

  private final StateSpace states;
  private final double[][] chances;

  private Responses(StateSpace states, double[][] chances) {
    this.states = states;
    this.chances = chances;
  }

  /**
   * Asks a policy once in each state.
   *
   * @throws org.murmuration.settings.InputError if it has no answer in one of them
   */
  public static Responses of(Policy policy, StateSpace states) {
    double[][] chances = new double[states.size()][];
    for (int state = 0; state < chances.length; state++) {
      chances[state] = policy.probabilities(states.exchanges(state), states.names());
    }
    return new Responses(states, chances);
  }

  public StateSpace states() {
    return states;
  }

  public int names() {
    return states.names().size();
  }

  /** The chance that an agent in {@code state} chooses {@code name}. */
  public double chance(int state, int name) {
    return chances[state][name];
  }

  /** Individual bias: the chance of each name with empty memory. */
  public double[] firstChoice() {
    return chances[0].clone();
  }

  /** The name that {@code uniform}, a number from 0 to 1 (excluded), draws in a state. */
  int draw(int state, double uniform) {
    double[] row = chances[state];
    double sum = 0;
    int lastPossible = 0;
    for (int name = 0; name < row.length; name++) {
      sum += row[name];
      if (uniform < sum) {
        return name;
      }
      if (row[name] > 0) {
        lastPossible = name;
      }
    }
    // Rounding may leave the sum a little below 1; an impossible name must not catch the rest.
    return lastPossible;
  }
}
