package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Population;

class NetworkPairsTest {

  private static final String RING = "schedule.network.ring-lattice.degree = 2";

  @Property(tries = 50)
  void onlyLinkedAgentsMeet(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int size) {
    Crowd crowd = Crowd.of(size);
    Schedule schedule = ring(seed, crowd);

    for (int index = 0; index < 100; index++) {
      int[] pair = schedule.next(new History(seed, index, crowd)).agents();
      int distance = Math.floorMod(pair[0] - pair[1], size);
      assertThat(distance).isIn(1, size - 1);
    }
  }

  @Test
  void everyEdgeIsEquallyLikelyInEitherOrder() {
    Crowd crowd = Crowd.of(6);
    Schedule schedule = ring(1, crowd);
    long[] counts = new long[12];
    for (int index = 0; index < 30_000; index++) {
      int[] pair = schedule.next(new History(1, index, crowd)).agents();
      boolean clockwise = (pair[0] + 1) % 6 == pair[1];
      counts[2 * pair[0] + (clockwise ? 0 : 1)]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void theSameSeedDrawsTheSameMeetingsInWhateverOrder() {
    Crowd crowd = Crowd.of(100);
    Schedule schedule = ring(4, crowd);
    int[] tenth = schedule.next(new History(4, 10, crowd)).agents();
    schedule.next(new History(4, 3, crowd));

    assertThat(schedule.next(new History(4, 10, crowd)).agents()).isEqualTo(tenth);
    assertThat(ring(4, crowd).next(new History(4, 10, crowd)).agents()).isEqualTo(tenth);
  }

  @Test
  void agentsThatLeftDoNotMeetAndTheirNeighboursLoseALink() {
    Crowd start = Crowd.of(6);
    Schedule schedule = ring(1, start);
    Crowd fewer = start.without(2);

    assertThat(agentsMeeting(schedule, fewer)).containsExactlyInAnyOrder(0, 1, 3, 4, 5);
    assertThat(schedule.degree(1, fewer)).isEqualTo(1);
    assertThat(schedule.degree(5, fewer)).isEqualTo(2);
  }

  @Test
  void theWaveIsEmptyWhereNoEdgeIsLeft() {
    Crowd start = Crowd.of(4);
    Schedule schedule = ring(1, start);

    assertThat(schedule.next(new History(1, 9, start.without(0, 2))).meetings()).isZero();
  }

  @Test
  void anAgentThatJoinedHasAsManyLinksAsTheMeanDegree() {
    Crowd start = Crowd.of(20);
    Schedule schedule = Scenarios.schedule("schedule.network.ring-lattice.degree = 6", 1, start);
    Crowd more = start.joinedBy(1);

    assertThat(schedule.degree(20, more)).isEqualTo(6);
    assertThat(neighbours(schedule, 20, more)).hasSize(6).allMatch(start::contains);
  }

  @Test
  void anAgentThatJoinsLaterLeavesTheLinksOfEarlierOnesAsTheyWere() {
    Crowd start = Crowd.of(50);
    Schedule schedule = ring(1, start);
    Crowd one = start.joinedBy(1);
    Set<Integer> before = neighbours(schedule, 50, one);

    Set<Integer> after = neighbours(schedule, 50, one.joinedBy(1));

    after.remove(51);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void anAgentThatJoinedReplacesTheLinkToOneThatLeft() {
    Crowd start = Crowd.of(50);
    Schedule schedule = ring(1, start);
    Crowd more = start.joinedBy(1);
    int lost = neighbours(schedule, 50, more).iterator().next();

    Set<Integer> after = neighbours(schedule, 50, more.without(lost));

    assertThat(after).hasSize(2).doesNotContain(lost);
  }

  @Test
  void anAgentThatJoinsAFewIsLinkedToAllOfThem() {
    Crowd start = Crowd.of(20);
    Schedule schedule = Scenarios.schedule("schedule.network.ring-lattice.degree = 6", 1, start);
    Crowd few = new Crowd(new int[] {3, 11, 20}, 21, 7);

    assertThat(neighbours(schedule, 20, few)).containsExactlyInAnyOrder(3, 11);
  }

  @Test
  void newcomersAreLinkedToEveryPresentAgentEquallyOften() {
    Crowd start = Crowd.of(6);
    long[] counts = new long[6];
    for (int seed = 0; seed < 3_000; seed++) {
      Crowd more = start.joinedBy(1);
      Schedule schedule = ring(seed, start);
      for (int agent = 0; agent < 6; agent++) {
        counts[agent] += schedule.degree(agent, more) - 2;
      }
    }

    assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 1_000) < 100);
  }

  @Test
  void theEdgesInUseDoNotDependOnThePathThatLedToAPopulation() {
    Crowd start = Crowd.of(30);
    Crowd end = new Crowd(Crowd.of(33).without(4, 9).present(), 33, 5);
    Schedule straight = ring(8, start);
    Schedule detour = ring(8, start);
    detour.next(new History(8, 0, start.joinedBy(1)));
    detour.next(new History(8, 1, new Crowd(Crowd.of(32).present(), 32, 2)));

    for (int index = 2; index < 200; index++) {
      assertThat(detour.next(new History(8, index, end)).agents())
          .isEqualTo(straight.next(new History(8, index, end)).agents());
    }
  }

  @Test
  void aRoundHasAsManyEncountersAsThereAreAgents() {
    assertThat(ring(1, Crowd.of(24)).encountersPerRound(Crowd.of(24))).isEqualTo(24);
  }

  private static Schedule ring(long seed, Population start) {
    return Scenarios.schedule(RING, seed, start);
  }

  private static Set<Integer> agentsMeeting(Schedule schedule, Population population) {
    Set<Integer> met = new HashSet<>();
    for (int index = 0; index < 1_000; index++) {
      for (int agent : schedule.next(new History(1, index, population)).agents()) {
        met.add(agent);
      }
    }
    return met;
  }

  private static Set<Integer> neighbours(Schedule schedule, int agent, Population population) {
    Set<Integer> met = new HashSet<>();
    for (int index = 0; index < 5_000; index++) {
      int[] pair = schedule.next(new History(1, index, population)).agents();
      if (pair[0] == agent || pair[1] == agent) {
        met.add(pair[0] == agent ? pair[1] : pair[0]);
      }
    }
    return met;
  }
}
