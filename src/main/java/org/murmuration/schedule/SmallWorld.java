package org.murmuration.schedule;

import org.jgrapht.generate.WattsStrogatzGraphGenerator;
import org.murmuration.settings.Settings;

/**
 * A ring lattice some of whose edges are rewired: D. J. Watts and S. H. Strogatz, "Collective
 * dynamics of 'small-world' networks", Nature 393, 440–442, 1998. Edges are considered lap by lap;
 * each keeps one end and, with the given probability, moves the other to an agent drawn from the
 * whole ring. It stays in place if that would make a loop or a duplicate, so the number of edges
 * never changes.
 *
 * @param degree mean degree; even and below the number of agents
 * @param rewire probability that an edge is rewired
 */
record SmallWorld(Settings settings, int degree, double rewire) implements Topology {

  static SmallWorld read(Settings settings) {
    return new SmallWorld(
        settings, settings.count("degree", 2, Integer.MAX_VALUE), settings.number("rewire", 0, 1));
  }

  @Override
  public Edges draw(long seed, int agents) {
    if (degree % 2 != 0 || degree >= agents) {
      throw settings.error(
          "degree",
          "is " + degree + "; it must be even and below the population size of " + agents);
    }
    Edges.refuseTooMany(settings, "degree", (double) agents * degree / 2);
    return Edges.of(
        new WattsStrogatzGraphGenerator<>(agents, degree, rewire, false, Topology.random(seed)));
  }

  @Override
  public String description() {
    return "small-world network (Watts–Strogatz, degree "
        + degree
        + ", rewire "
        + Topology.plain(rewire)
        + ")";
  }
}
