package org.murmuration.schedule;

import org.murmuration.model.Population;

/**
 * Draws who meets whom, in index order.
 *
 * <p>The draw for an index is a function of the {@link History} alone, so the same history is drawn
 * whatever runs in parallel. Agents that joined are drawn from the next wave on; of a wave already
 * drawn, meetings of agents that left do not take place and take no index.
 */
public interface Schedule {

  /** The next meetings. Has at least one unless the population is too small to meet. */
  Wave next(History history);

  /**
   * How many encounters make one population round for a population: what "round" means in series,
   * windows and limits.
   */
  int encountersPerRound(Population population);

  /** How many agents meet at a time. */
  int groupSize();

  /** How many others this agent may meet; the same for all where there is no network. */
  default int degree(int agent, Population population) {
    return population.size() - 1;
  }

  /**
   * The network that agents live on: pairs of agents, one pair after the other; empty if anybody
   * may meet anybody.
   */
  default int[] links(Population population) {
    return new int[0];
  }

  /** One line that names the process, for reports. */
  String description();
}
