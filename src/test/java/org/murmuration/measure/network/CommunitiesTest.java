package org.murmuration.measure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jgrapht.Graph;
import org.jgrapht.generate.NamedGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;

class CommunitiesTest {

  static RandomStream stream(int number) {
    return RandomStream.of(3, RandomStream.Purpose.STATISTICS, 9, number, 0);
  }

  /** Zachary's karate club: 34 members, 78 friendships. */
  static Ties karateClub() {
    Graph<Integer, DefaultEdge> graph =
        new SimpleGraph<>(
            SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultEdgeSupplier(), false);
    new NamedGraphGenerator<Integer, DefaultEdge>().generateZacharyKarateClubGraph(graph);
    Ties.Counter ties = new Ties.Counter();
    graph.edgeSet().forEach(e -> ties.add(graph.getEdgeSource(e), graph.getEdgeTarget(e)));
    return ties.among(34);
  }

  @Test
  void theKarateClubHasTheBestDivisionThatIsKnown() {
    Communities found = Communities.find(karateClub(), stream(0));

    assertThat(found.modularity()).isCloseTo(0.4198, within(0.0001));
    assertThat(found.count()).isEqualTo(4);
  }

  @Test
  void twoCirclesThatTalkAmongThemselvesAreTwoCommunities() {
    Ties.Counter ties = new Ties.Counter();
    for (int one = 0; one < 5; one++) {
      for (int other = 0; other < one; other++) {
        ties.add(one, other, 4);
        ties.add(5 + one, 5 + other, 4);
      }
    }
    ties.add(0, 5);

    Communities found = Communities.find(ties.among(11), stream(1));

    assertThat(found.of()[4]).isEqualTo(found.of()[0]).isNotEqualTo(found.of()[9]);
    assertThat(found.count()).isEqualTo(3);
    assertThat(found.modularity()).isCloseTo(80.0 / 81 - 0.5, within(1e-9));
  }

  @Test
  void theSameGraphAndStreamGiveTheSameDivision() {
    assertThat(Communities.find(karateClub(), stream(2)).of())
        .isEqualTo(Communities.find(karateClub(), stream(2)).of());
  }

  @Test
  void aGraphWithoutEdgesHasNoModularity() {
    Communities found = Communities.find(new Ties.Counter().among(3), stream(3));

    assertThat(found.modularity()).isNaN();
    assertThat(found.count()).isEqualTo(3);
  }
}
