package org.murmuration.schedule;

import java.util.stream.LongStream;
import org.murmuration.model.RandomStream;
import org.murmuration.settings.Settings;

/**
 * G(n, p): every pair of agents is linked with the same probability, independently: E. N. Gilbert,
 * "Random graphs", Annals of Mathematical Statistics 30, 1141–1144, 1959; named after P. Erdős and
 * A. Rényi. Agents without a link never meet anybody.
 *
 * <p>Instead of asking every pair, it draws how many pairs to pass over before the next edge, in
 * time proportional to agents and edges: V. Batagelj and U. Brandes, "Efficient generation of large
 * random networks", Physical Review E 71, 036113, 2005, algorithm 1.
 *
 * @param meanDegree expected degree; at most the number of agents less one
 */
record ErdosRenyi(Settings settings, double meanDegree) implements Topology {

  private static final String MEAN_DEGREE = "mean-degree";

  static ErdosRenyi read(Settings settings) {
    return new ErdosRenyi(settings, settings.number(MEAN_DEGREE, 0.001, Double.MAX_VALUE));
  }

  @Override
  public Edges draw(long seed, int agents) {
    if (meanDegree > agents - 1) {
      throw settings.error(
          MEAN_DEGREE,
          "is "
              + Topology.plain(meanDegree)
              + "; it must be at most "
              + (agents - 1)
              + ", the population size less one");
    }
    Edges.refuseTooMany(settings, MEAN_DEGREE, agents * meanDegree / 2);
    Edges edges = linked(Topology.stream(seed), agents, meanDegree / (agents - 1));
    if (edges.count() == 0) {
      throw settings.error(
          MEAN_DEGREE,
          "is "
              + Topology.plain(meanDegree)
              + "; the network drawn for seed "
              + seed
              + " has no edge, so it must be larger");
    }
    return edges;
  }

  private static Edges linked(RandomStream stream, int agents, double probability) {
    LongStream.Builder edges = LongStream.builder();
    double scale = StrictMath.log1p(-probability);
    int one = 1;
    long other = -1;
    while (one < agents) {
      other += 1 + (long) (StrictMath.log1p(-stream.nextDouble()) / scale);
      while (one < agents && other >= one) {
        other -= one++;
      }
      if (one < agents) {
        edges.add(Edges.between(one, (int) other));
      }
    }
    return Edges.of(edges.build().toArray());
  }

  @Override
  public String description() {
    return "random network (Erdős–Rényi, mean degree " + Topology.plain(meanDegree) + ")";
  }
}
