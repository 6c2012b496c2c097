package org.murmuration.mind.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

/**
 * All memory states of agents that remember up to {@code memory} exchanges over some names,
 * numbered from 0, the empty memory, by length and then as numbers whose digits are the steps.
 * There are 1 + W² + … + W^2H of them: 1,365 with two names and a memory of five.
 */
public final class StateSpace {

  /** States times steps that can follow; beyond it an analysis would take too long. */
  static final long MOST_MOVES = 1_200_000;

  private final List<String> names;
  private final int memory;
  private final int steps;
  private final int full;
  private final int[] moved;

  /**
   * The states over these names.
   *
   * @throws InputError if there are too many to be worked through one by one
   */
  public StateSpace(List<String> names, int memory) {
    this.names = List.copyOf(names);
    this.memory = memory;
    this.steps = names.size() * names.size();
    double states = (StrictMath.pow(steps, memory + 1.0) - 1) / (steps - 1.0);
    if (states * steps > MOST_MOVES) {
      throw new InputError(
          String.format(
              Locale.ROOT,
              "%d names and a memory of %d make %,.0f memory states, too many to analyse; with %d"
                  + " names the memory can be %d at most",
              names.size(),
              memory,
              states,
              names.size(),
              longestMemory(names.size())));
    }
    this.moved = new int[(int) states];
    this.full = moved.length - (int) StrictMath.pow(steps, memory);
    int before = (int) StrictMath.pow(steps, memory - 1.0);
    for (int state = 0; state < moved.length; state++) {
      moved[state] = state < full ? 1 + state * steps : full + (state - full) % before * steps;
    }
  }

  /** The longest memory that can be analysed with so many names; 0 if there is none. */
  static int longestMemory(int names) {
    double steps = (double) names * names;
    int memory = 0;
    while ((StrictMath.pow(steps, memory + 2.0) - 1) / (steps - 1) * steps <= MOST_MOVES) {
      memory++;
    }
    return memory;
  }

  public List<String> names() {
    return names;
  }

  /** Exchanges remembered at most. */
  public int memory() {
    return memory;
  }

  /** The number of states. */
  public int size() {
    return moved.length;
  }

  /** The state after an exchange: {@code own} and {@code partner} appended, the oldest dropped. */
  public int next(int state, int own, int partner) {
    return moved[state] + own * names.size() + partner;
  }

  /** The state in which all exchanges remembered were successes on {@code name}. */
  public int consensus(int name) {
    int state = 0;
    for (int i = 0; i < memory; i++) {
      state = next(state, name, name);
    }
    return state;
  }

  /** The distribution in which every agent is in one state. */
  public double[] only(int state) {
    double[] x = new double[size()];
    x[state] = 1;
    return x;
  }

  /** What an agent in a state remembers, oldest first. */
  List<Exchange> exchanges(int state) {
    LinkedList<Exchange> exchanges = new LinkedList<>();
    for (int rest = state; rest > 0; rest = (rest - 1) / steps) {
      int step = (rest - 1) % steps;
      int own = step / names.size();
      int partner = step % names.size();
      exchanges.addFirst(
          new Exchange(names.get(own), names.get(partner), own == partner ? 100 : -50));
    }
    return new ArrayList<>(exchanges);
  }

  /**
   * The distribution of full memories in which every name, own or partner's, was drawn by itself.
   *
   * @param shares the chance of each name
   */
  double[] independent(double[] shares) {
    double[] x = new double[size()];
    x[0] = 1;
    for (int state = 0; state < full; state++) {
      for (int own = 0; own < shares.length; own++) {
        for (int partner = 0; partner < shares.length; partner++) {
          x[next(state, own, partner)] += x[state] * shares[own] * shares[partner];
        }
      }
      x[state] = 0;
    }
    return x;
  }
}
