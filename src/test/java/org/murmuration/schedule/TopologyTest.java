package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.settings.Settings;

class TopologyTest {

  private static final Settings NONE = Scenarios.settings("");

  static Stream<Topology> everyTopology() {
    return Stream.of(
        new RingLattice(NONE, 6),
        new SmallWorld(NONE, 6, 0.2),
        new SmallWorld(NONE, 6, 1),
        new ScaleFree(NONE, 1),
        new ScaleFree(NONE, 3),
        new RandomRegular(NONE, 1),
        new RandomRegular(NONE, 6),
        new RandomRegular(NONE, 90),
        new ErdosRenyi(NONE, 5.5),
        new ErdosRenyi(NONE, 99));
  }

  @ParameterizedTest
  @MethodSource("everyTopology")
  void edgesLinkDifferentAgentsOnceAndStandInAscendingOrder(Topology topology) {
    Edges edges = topology.draw(5, 100);

    long previous = -1;
    for (int edge = 0; edge < edges.count(); edge++) {
      int low = edges.ends()[2 * edge];
      int high = edges.ends()[2 * edge + 1];
      assertThat(low).isNotNegative().isLessThan(high);
      assertThat(high).isLessThan(100);
      assertThat(Edges.between(low, high)).isGreaterThan(previous);
      previous = Edges.between(high, low);
    }
  }

  @ParameterizedTest
  @MethodSource("everyTopology")
  void theNetworkIsAFunctionOfTheSeed(Topology topology) {
    assertThat(topology.draw(5, 100).ends()).isEqualTo(topology.draw(5, 100).ends());
  }

  @Test
  void denseRegularNetworksAreTheSameEveryTimeThoughTheLibraryHashesTheirEdges() {
    RandomRegular dense = new RandomRegular(NONE, 60);

    assertThat(dense.draw(1, 300).ends()).isEqualTo(dense.draw(1, 300).ends());
  }

  @Test
  void anotherSeedDrawsAnotherNetwork() {
    for (Topology random :
        new Topology[] {
          new SmallWorld(NONE, 4, 0.1),
          new ScaleFree(NONE, 2),
          new RandomRegular(NONE, 4),
          new RandomRegular(NONE, 90),
          new ErdosRenyi(NONE, 4)
        }) {
      assertThat(random.draw(1, 100).ends()).isNotEqualTo(random.draw(2, 100).ends());
    }
  }

  @Test
  void inARingLatticeEveryAgentIsLinkedToItsNearestNeighbours() {
    assertThat(new RingLattice(NONE, 2).draw(1, 4).ends()).containsExactly(0, 1, 0, 3, 1, 2, 2, 3);
    assertThat(degrees(new RingLattice(NONE, 4).draw(1, 30), 30)).containsOnly(4);
  }

  @Test
  void theDensestRingLatticeOfAnOddPopulationIsComplete() {
    assertThat(new RingLattice(NONE, 6).draw(1, 7).count()).isEqualTo(21);
  }

  @Property(tries = 50)
  void rewiringKeepsTheNumberOfEdgesAndOneEndOfEach(@ForAll long seed) {
    Edges edges = new SmallWorld(NONE, 4, 0.5).draw(seed, 60);

    assertThat(edges.count()).isEqualTo(120);
    assertThat(Arrays.stream(degrees(edges, 60))).allMatch(degree -> degree >= 2);
  }

  @Test
  void rewiringMovesTheStatedShareOfEdges() {
    Set<Long> ring = packed(new RingLattice(NONE, 4).draw(1, 10_000));
    Set<Long> rewired = packed(new SmallWorld(NONE, 4, 0.1).draw(1, 10_000));

    rewired.removeAll(ring);

    assertThat(rewired.size() / 20_000.0).isCloseTo(0.1, within(0.01));
  }

  @Property(tries = 50)
  void aScaleFreeNetworkIsACompleteCoreAndAFixedNumberOfLinksForEachFurtherAgent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int links) {
    Edges edges = new ScaleFree(NONE, links).draw(seed, 50);

    assertThat(edges.count()).isEqualTo(links * (links + 1) / 2 + (50 - links - 1) * links);
    assertThat(Arrays.stream(degrees(edges, 50))).allMatch(degree -> degree >= links);
  }

  @Test
  void aScaleFreeNetworkHasHubs() {
    Edges edges = new ScaleFree(NONE, 2).draw(1, 10_000);

    assertThat(Arrays.stream(degrees(edges, 10_000)).max().orElseThrow()).isGreaterThan(100);
  }

  @Property(tries = 100)
  void inARandomRegularNetworkAllDegreesAreEqual(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 15) int degree) {
    assertThat(degrees(new RandomRegular(NONE, degree).draw(seed, 16), 16)).containsOnly(degree);
  }

  @Test
  void theMeanDegreeOfAnErdosRenyiNetworkIsTheStatedOne() {
    Edges edges = new ErdosRenyi(NONE, 6).draw(1, 20_000);

    assertThat(edges.meanDegree(20_000)).isCloseTo(6, within(0.1));
  }

  @Test
  void everyPairIsEquallyLikelyToBeLinkedInAnErdosRenyiNetwork() {
    int[] linked = new int[36];
    for (int seed = 0; seed < 20_000; seed++) {
      int[] ends = new ErdosRenyi(NONE, 4).draw(seed, 6).ends();
      for (int end = 0; end < ends.length; end += 2) {
        linked[6 * ends[end] + ends[end + 1]]++;
      }
    }

    for (int low = 0; low < 6; low++) {
      for (int high = low + 1; high < 6; high++) {
        assertThat(linked[6 * low + high] / 20_000.0).isCloseTo(0.8, within(0.015));
      }
    }
  }

  @Test
  void theLargestMeanDegreeLinksEverybody() {
    assertThat(new ErdosRenyi(NONE, 9).draw(1, 10).count()).isEqualTo(45);
  }

  private static int[] degrees(Edges edges, int agents) {
    int[] degrees = new int[agents];
    for (int end : edges.ends()) {
      degrees[end]++;
    }
    return degrees;
  }

  private static Set<Long> packed(Edges edges) {
    Set<Long> packed = new HashSet<>();
    for (int end = 0; end < edges.ends().length; end += 2) {
      packed.add(Edges.between(edges.ends()[end], edges.ends()[end + 1]));
    }
    return packed;
  }
}
