package org.murmuration.measure.network;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * What a graph would be like by chance with the same degrees: two edges are drawn and swap an end,
 * again and again (Maslov, Sneppen, Science 296, 2002; ten swaps tried for each edge between two
 * graphs, as Milo et al., arXiv cond-mat/0312028, advise for tens of them).
 *
 * @param graphs how many graphs are drawn, 1 or more
 * @param seed what the draws depend on
 */
public record Rewiring(int graphs, long seed) {

  private static final int SWAPS_PER_EDGE = 10;

  /**
   * A statistic against graphs in which each meeting is a swapped one: everybody has as many
   * meetings as before, with whomever.
   */
  public Chance meetings(Ties ties, ToDoubleFunction<Ties> statistic) {
    int total = Math.toIntExact(ties.total());
    int[] ends = new int[2 * total];
    int at = 0;
    for (int edge = 0; edge < ties.edges(); edge++) {
      for (int i = 0; i < ties.weight()[edge]; i++) {
        ends[at++] = ties.one()[edge];
        ends[at++] = ties.other()[edge];
      }
    }
    return against(ties, ends, null, statistic);
  }

  /**
   * A statistic against graphs in which each edge is a swapped one: everybody knows as many others
   * as before, whomever; all edges have weight 1 there, and the statistic should not heed weights.
   */
  public Chance acquaintances(Ties ties, ToDoubleFunction<Ties> statistic) {
    int[] ends = new int[2 * ties.edges()];
    Set<Long> edges = new HashSet<>();
    for (int edge = 0; edge < ties.edges(); edge++) {
      ends[2 * edge] = ties.one()[edge];
      ends[2 * edge + 1] = ties.other()[edge];
      edges.add(key(ends[2 * edge], ends[2 * edge + 1]));
    }
    return against(ties, ends, edges, statistic);
  }

  private Chance against(Ties ties, int[] ends, Set<Long> edges, ToDoubleFunction<Ties> statistic) {
    double[] drawn = new double[graphs];
    RandomStream random =
        RandomStream.of(seed, Purpose.STATISTICS, 2, ties.nodes(), edges == null ? 0 : 1);
    for (int graph = 0; graph < graphs; graph++) {
      swap(ends, edges, random);
      Ties.Counter counter = new Ties.Counter();
      for (int i = 0; i < ends.length; i += 2) {
        counter.add(ends[i], ends[i + 1]);
      }
      drawn[graph] = statistic.applyAsDouble(counter.among(ties.nodes()));
    }
    return Chance.of(statistic.applyAsDouble(ties), drawn);
  }

  /** Swaps ends; no edge leads back to its node, and none is doubled if there are {@code edges}. */
  private static void swap(int[] ends, Set<Long> edges, RandomStream random) {
    int count = ends.length / 2;
    for (long i = 0; count > 1 && i < (long) SWAPS_PER_EDGE * count; i++) {
      int first = 2 * random.nextInt(count);
      int second = 2 * random.nextInt(count) + random.nextInt(2);
      int partner = second ^ 1;
      int a = ends[first];
      int b = ends[first + 1];
      int c = ends[second];
      int d = ends[partner];
      if (first == (second & ~1) || a == d || c == b) {
        continue;
      }
      if (edges != null) {
        if (edges.contains(key(a, d)) || edges.contains(key(c, b))) {
          continue;
        }
        edges.remove(key(a, b));
        edges.remove(key(c, d));
        edges.add(key(a, d));
        edges.add(key(c, b));
      }
      ends[first + 1] = d;
      ends[partner] = b;
    }
  }

  private static long key(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }
}
