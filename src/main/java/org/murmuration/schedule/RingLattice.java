package org.murmuration.schedule;

import org.murmuration.settings.Settings;

/**
 * A ring on which each agent is linked to its nearest neighbours, half of them on either side: the
 * start of the construction of Watts and Strogatz (1998), without rewiring. Nothing is random.
 *
 * @param degree links of each agent; even and below the number of agents
 */
record RingLattice(Settings settings, int degree) implements Topology {

  static RingLattice read(Settings settings) {
    return new RingLattice(settings, settings.count("degree", 2, Integer.MAX_VALUE));
  }

  @Override
  public Edges draw(long seed, int agents) {
    return new SmallWorld(settings, degree, 0).draw(seed, agents);
  }

  @Override
  public String description() {
    return "ring lattice (degree " + degree + ")";
  }
}
