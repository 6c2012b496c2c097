package org.murmuration.measure.network;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * An undirected graph whose edges have weights, such as how often two agents talked. Edges are in
 * ascending order, the lower node first, so that nothing depends on how they came together.
 *
 * @param nodes how many nodes there are, numbered from 0
 * @param one lower node of each edge; not to be changed, nor are the others
 * @param other higher node of each edge
 * @param weight of each edge, 1 or more
 */
public record Ties(int nodes, int[] one, int[] other, int[] weight) {

  /** Counts meetings of two. */
  public static final class Counter {

    private final SortedMap<Long, Integer> counts = new TreeMap<>();

    /** Counts one more meeting; the order of the two means nothing. */
    public void add(int first, int second) {
      add(first, second, 1);
    }

    void add(int first, int second, int times) {
      counts.merge(
          (long) Math.min(first, second) << 32 | Math.max(first, second), times, Integer::sum);
    }

    /**
     * The graph of what was counted.
     *
     * @throws IllegalArgumentException if a node has a number beyond {@code nodes}
     */
    public Ties among(int nodes) {
      int edges = counts.size();
      int[] one = new int[edges];
      int[] other = new int[edges];
      int[] weight = new int[edges];
      int edge = 0;
      for (Map.Entry<Long, Integer> count : counts.entrySet()) {
        one[edge] = (int) (count.getKey() >>> 32);
        other[edge] = count.getKey().intValue();
        weight[edge] = count.getValue();
        if (other[edge] >= nodes) {
          throw new IllegalArgumentException(
              "node " + other[edge] + " is beyond the " + nodes + " there are");
        }
        edge++;
      }
      return new Ties(nodes, one, other, weight);
    }
  }

  /** How many edges there are. */
  public int edges() {
    return one.length;
  }

  /** The sum of all weights. */
  public long total() {
    return Arrays.stream(weight).asLongStream().sum();
  }

  /** The sum of the weights at each node. */
  public long[] strengths() {
    long[] strengths = new long[nodes];
    for (int edge = 0; edge < edges(); edge++) {
      strengths[one[edge]] += weight[edge];
      strengths[other[edge]] += weight[edge];
    }
    return strengths;
  }

  /** How many edges each node has. */
  public int[] degrees() {
    int[] degrees = new int[nodes];
    for (int edge = 0; edge < edges(); edge++) {
      degrees[one[edge]]++;
      degrees[other[edge]]++;
    }
    return degrees;
  }

  /** The edges whose weight is wanted. */
  public Ties where(IntPredicate wanted) {
    Counter kept = new Counter();
    for (int edge = 0; edge < edges(); edge++) {
      if (wanted.test(weight[edge])) {
        kept.add(one[edge], other[edge], weight[edge]);
      }
    }
    return kept.among(nodes);
  }
}
