package org.murmuration.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jgrapht.generate.RandomRegularGraphGenerator;
import org.murmuration.settings.Settings;

/**
 * A random network in which all agents have the same degree, close to uniform among all such: A.
 * Steger and N. C. Wormald, "Generating random regular graphs quickly", Combinatorics, Probability
 * and Computing 8, 377–396, 1999. Expected time is proportional to agents × degree².
 *
 * @param degree links of each agent; below the number of agents, and even if their number is odd
 */
record RandomRegular(Settings settings, int degree) implements Topology {

  static RandomRegular read(Settings settings) {
    return new RandomRegular(settings, settings.count("degree", 1, Integer.MAX_VALUE));
  }

  @Override
  public Edges draw(long seed, int agents) {
    if (degree >= agents) {
      throw settings.error(
          "degree", "is " + degree + "; it must be below the population size of " + agents);
    }
    if (degree % 2 != 0 && agents % 2 != 0) {
      throw settings.error(
          "degree",
          "is "
              + degree
              + "; with a population size of "
              + agents
              + ", an odd number, it must be even");
    }
    Edges.refuseTooMany(settings, "degree", (double) agents * degree / 2);
    // Pairing stubs hardly ever succeeds on dense graphs, whose complements are sparse.
    int missing = agents - 1 - degree;
    return missing < degree
        ? complement(regular(seed, agents, missing), agents)
        : regular(seed, agents, degree);
  }

  private static Edges regular(long seed, int agents, int degree) {
    return Edges.of(new RandomRegularGraphGenerator<>(agents, degree, Topology.random(seed)));
  }

  private static Edges complement(Edges edges, int agents) {
    int[] ends = edges.ends();
    long[] absent =
        IntStream.range(0, edges.count())
            .mapToLong(edge -> Edges.between(ends[2 * edge], ends[2 * edge + 1]))
            .toArray();
    return Edges.of(
        IntStream.range(0, agents)
            .boxed()
            .flatMapToLong(
                one ->
                    IntStream.range(one + 1, agents).mapToLong(other -> Edges.between(one, other)))
            .filter(edge -> Arrays.binarySearch(absent, edge) < 0)
            .toArray());
  }

  @Override
  public String description() {
    return "random regular network (degree " + degree + ")";
  }
}
