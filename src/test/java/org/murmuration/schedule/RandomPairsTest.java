package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class RandomPairsTest {

  private static final RandomPairs PAIRS = new RandomPairs();

  @Property
  void twoDifferentPresentAgentsMeet(
      @ForAll long seed,
      @ForAll @LongRange(max = 1L << 39) long index,
      @ForAll @IntRange(min = 2, max = 50) int size) {
    Crowd crowd = Crowd.of(size + 1).without(1);

    Wave wave = PAIRS.next(new History(seed, index, crowd));

    assertThat(wave.meetings()).isEqualTo(1);
    assertThat(Arrays.stream(wave.agents())).doesNotHaveDuplicates().allMatch(crowd::contains);
  }

  @Test
  void everyOrderedPairIsEquallyLikely() {
    Crowd crowd = Crowd.of(5);
    long[] counts = new long[20];
    for (int index = 0; index < 40_000; index++) {
      int[] pair = PAIRS.next(new History(7, index, crowd)).agents();
      counts[pair[0] * 4 + (pair[1] > pair[0] ? pair[1] - 1 : pair[1])]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void successiveEncountersAreIndependent() {
    Crowd crowd = Crowd.of(6);
    long[][] counts = new long[6][6];
    for (int index = 0; index < 40_000; index += 2) {
      int now = PAIRS.next(new History(3, index, crowd)).agents()[0];
      int then = PAIRS.next(new History(3, index + 1, crowd)).agents()[0];
      counts[now][then]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Property
  void theDrawForAnIndexDoesNotDependOnEarlierDraws(
      @ForAll long seed, @ForAll @IntRange(max = 100) int index) {
    Crowd crowd = Crowd.of(1_000);
    RandomPairs other = new RandomPairs();
    for (int earlier = 0; earlier < index; earlier++) {
      other.next(new History(seed, earlier, crowd));
    }

    assertThat(other.next(new History(seed, index, crowd)).agents())
        .isEqualTo(PAIRS.next(new History(seed, index, crowd)).agents());
  }

  @Test
  void anotherSeedDrawsOtherPairs() {
    Crowd crowd = Crowd.of(1_000_000);

    assertThat(PAIRS.next(new History(1, 0, crowd)).agents())
        .isNotEqualTo(PAIRS.next(new History(2, 0, crowd)).agents());
  }

  @Test
  void nobodyMeetsWhereOneIsLeft() {
    assertThat(PAIRS.next(new History(1, 0, Crowd.of(1))).meetings()).isZero();
  }

  @Test
  void aRoundHasAsManyEncountersAsThereAreAgents() {
    assertThat(PAIRS.encountersPerRound(Crowd.of(24))).isEqualTo(24);
    assertThat(PAIRS.degree(3, Crowd.of(24))).isEqualTo(23);
  }
}
