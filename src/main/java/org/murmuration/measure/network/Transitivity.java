package org.murmuration.measure.network;

import java.util.function.Supplier;
import org.jgrapht.Graph;
import org.jgrapht.GraphMetrics;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** Clustering: how often two who both know a third know each other. */
public final class Transitivity {

  private Transitivity() {}

  /**
   * Three times the triangles over the paths of two edges (Newman, Watts, Strogatz, PNAS 99 suppl.
   * 1, 2002, eq. 1), 0 to 1; weights do not count. NaN where there is no such path.
   */
  public static double of(Ties ties) {
    long paths = 0;
    for (long degree : ties.degrees()) {
      paths += degree * (degree - 1) / 2;
    }
    if (paths == 0) {
      return Double.NaN;
    }
    Supplier<DefaultEdge> edges = DefaultEdge::new;
    Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(null, edges, false);
    for (int node = 0; node < ties.nodes(); node++) {
      graph.addVertex(node);
    }
    for (int edge = 0; edge < ties.edges(); edge++) {
      graph.addEdge(ties.one()[edge], ties.other()[edge]);
    }
    return 3.0 * GraphMetrics.getNumberOfTriangles(graph) / paths;
  }
}
