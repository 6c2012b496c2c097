package org.murmuration.measure.text;

import java.util.Arrays;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Texts that hang together: two are in one cluster if a chain of texts leads from one to the other
 * in which neighbours are near. That is single linkage, cut at a distance (Sibson, Computer Journal
 * 16, 1973), as connected components of the graph of near pairs. Compares all pairs.
 *
 * @param of the cluster of each vector; clusters are numbered from 0 in the order in which their
 *     first vectors come
 * @param count how many clusters there are
 */
public record Clusters(int[] of, int count) {

  /**
   * The clusters of some vectors.
   *
   * @param distance cosine distance up to which two are near
   */
  public static Clusters within(List<float[]> vectors, double distance) {
    Graph<Integer, DefaultEdge> near = new SimpleGraph<>(DefaultEdge.class);
    for (int i = 0; i < vectors.size(); i++) {
      near.addVertex(i);
      for (int j = 0; j < i; j++) {
        if (Vectors.cosineDistance(vectors.get(i), vectors.get(j)) <= distance) {
          near.addEdge(j, i);
        }
      }
    }
    ConnectivityInspector<Integer, DefaultEdge> parts = new ConnectivityInspector<>(near);
    int[] of = new int[vectors.size()];
    Arrays.fill(of, -1);
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if (of[i] < 0) {
        for (int member : parts.connectedSetOf(i)) {
          of[member] = count;
        }
        count++;
      }
    }
    return new Clusters(of, count);
  }
}
