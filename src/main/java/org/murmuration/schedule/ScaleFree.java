package org.murmuration.schedule;

import org.jgrapht.generate.BarabasiAlbertGraphGenerator;
import org.murmuration.settings.Settings;

/**
 * A network grown by preferential attachment: A.-L. Barabási and R. Albert, "Emergence of scaling
 * in random networks", Science 286, 509–512, 1999. It starts with a complete graph of links + 1
 * agents; each further agent, in the order of their numbers, is linked to that many different
 * earlier ones, drawn in proportion to their degree. So low numbers tend to be the hubs.
 *
 * @param links links each further agent brings; below the number of agents
 */
record ScaleFree(Settings settings, int links) implements Topology {

  static ScaleFree read(Settings settings) {
    return new ScaleFree(settings, settings.count("links", 1, Integer.MAX_VALUE));
  }

  @Override
  public Edges draw(long seed, int agents) {
    if (links >= agents) {
      throw settings.error(
          "links", "is " + links + "; it must be below the population size of " + agents);
    }
    Edges.refuseTooMany(settings, "links", (double) agents * links);
    return Edges.of(
        new BarabasiAlbertGraphGenerator<>(links + 1, links, agents, Topology.random(seed)));
  }

  @Override
  public String description() {
    return "scale-free network (Barabási–Albert, links " + links + ")";
  }
}
