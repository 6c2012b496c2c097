package org.murmuration.schedule;

import java.util.Arrays;
import org.jgrapht.Graph;
import org.jgrapht.generate.GraphGenerator;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultGraphSpecificsStrategy;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.util.SupplierUtil;
import org.murmuration.settings.Settings;

/**
 * The edges of an undirected graph without loops or duplicates, in ascending order, the lower
 * vertex first. The order is part of the value: an encounter draws an edge by its place in it, so
 * it must not depend on where the edges come from or on how a library iterates over them.
 *
 * @param ends the two vertices of each edge, one edge after the other; not to be changed
 */
record Edges(int[] ends) {

  /** Most edges a drawn graph may have, so that it fits into memory while it is drawn. */
  static final int MOST = 10_000_000;

  /** The edges that {@link #between} packed, in any order. */
  static Edges of(long[] packed) {
    long[] sorted = packed.clone();
    Arrays.sort(sorted);
    int[] ends = new int[2 * sorted.length];
    for (int edge = 0; edge < sorted.length; edge++) {
      ends[2 * edge] = (int) (sorted[edge] >>> 32);
      ends[2 * edge + 1] = (int) sorted[edge];
    }
    return new Edges(ends);
  }

  /** One edge as one number, the same in both directions. */
  static long between(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  /** The edges of a generated graph on the vertices 0, 1, 2, … */
  static Edges of(GraphGenerator<Integer, DefaultEdge, Integer> generator) {
    Graph<Integer, DefaultEdge> graph = new SparseGraph();
    generator.generateGraph(graph);
    return of(
        graph.edgeSet().stream()
            .mapToLong(edge -> between(graph.getEdgeSource(edge), graph.getEdgeTarget(edge)))
            .toArray());
  }

  /** Refuses settings that ask for more than {@link #MOST} edges. */
  static void refuseTooMany(Settings settings, String key, double edges) {
    if (edges > MOST) {
      throw settings.error(
          key,
          "asks for "
              + Math.round(edges)
              + " edges with this population size; it must ask for "
              + MOST
              + " or fewer");
    }
  }

  /** How many edges there are. */
  int count() {
    return ends.length / 2;
  }

  /** Edges per agent, each counted at both its ends. */
  double meanDegree(int agents) {
    return (double) ends.length / agents;
  }

  /** A simple graph without an index of its edges: half the memory, and twice as fast to fill. */
  private static final class SparseGraph extends AbstractBaseGraph<Integer, DefaultEdge> {
    SparseGraph() {
      super(
          SupplierUtil.createIntegerSupplier(),
          DefaultEdge::new,
          DefaultGraphType.simple(),
          new DefaultGraphSpecificsStrategy<>());
    }
  }
}
