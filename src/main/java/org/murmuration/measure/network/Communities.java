package org.murmuration.measure.network;

import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.murmuration.model.RandomStream;
import org.murmuration.schedule.StreamRandom;

/**
 * A division of a graph into communities that have more weight within than expected, found by the
 * Leiden algorithm (Traag, Waltman, van Eck, "From Louvain to Leiden", Scientific Reports 9, 5233,
 * 2019, in its authors' implementation) with modularity as quality.
 *
 * @param of community of each node, from 0, the largest first; nodes without an edge are alone
 * @param count how many communities there are
 * @param modularity Newman's Q of the division, NaN of a graph without edges
 */
public record Communities(int[] of, int count, double modularity) {

  private static final int ITERATIONS = 10;

  /** The communities of a graph; a function of the graph and the stream. */
  public static Communities find(Ties ties, RandomStream stream) {
    if (ties.edges() == 0) {
      int[] alone = new int[ties.nodes()];
      Arrays.setAll(alone, node -> node);
      return new Communities(alone, ties.nodes(), Double.NaN);
    }
    Random random = new StreamRandom(stream);
    double resolution = 1.0 / (2.0 * ties.total());
    Clustering division =
        new LeidenAlgorithm(resolution, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, random)
            .findClustering(network(ties));
    division.orderClustersByNNodes();
    int[] of = division.getClusters();
    return new Communities(of, division.getNClusters(), modularity(ties, of));
  }

  private static Network network(Ties ties) {
    LargeIntArray[] ends = {new LargeIntArray(ties.one()), new LargeIntArray(ties.other())};
    double[] weights = Arrays.stream(ties.weight()).asDoubleStream().toArray();
    return new Network(ties.nodes(), true, ends, new LargeDoubleArray(weights), false, false);
  }

  /**
   * Modularity of a division: share of the weight within communities, less what it would be if ends
   * met at random (Newman, "Analysis of weighted networks", Phys. Rev. E 70, 056131, 2004, eq. 6).
   * NaN of a graph without edges.
   */
  public static double modularity(Ties ties, int[] communities) {
    long total = ties.total();
    if (total == 0) {
      return Double.NaN;
    }
    long within = 0;
    for (int edge = 0; edge < ties.edges(); edge++) {
      if (communities[ties.one()[edge]] == communities[ties.other()[edge]]) {
        within += ties.weight()[edge];
      }
    }
    long[] strengths = ties.strengths();
    double[] ends = new double[ties.nodes()];
    for (int node = 0; node < ties.nodes(); node++) {
      ends[communities[node]] += strengths[node];
    }
    double chance = 0;
    for (double end : ends) {
      chance += end * end;
    }
    return (double) within / total - chance / (4.0 * total * total);
  }
}
