package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class GroupsTest {

  @Property
  void aMatchingPairsEveryAgentOnceAndLeavesOutOneOfAnOddNumber(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 80) int size) {
    Crowd crowd = Crowd.of(size);
    Matching matching = new Matching();

    Wave wave = matching.next(new History(seed, 5, crowd));

    assertThat(wave.groupSize()).isEqualTo(2);
    assertThat(wave.meetings()).isEqualTo(size / 2).isEqualTo(matching.encountersPerRound(crowd));
    assertThat(Arrays.stream(wave.agents())).doesNotHaveDuplicates().allMatch(crowd::contains);
  }

  @Property
  void groupsDividePresentAgentsAndLeaveOutOnlyTheRemainder(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int groupSize,
      @ForAll @IntRange(min = 2, max = 80) int size) {
    Crowd crowd = Crowd.of(size + 1).without(0);
    Groups groups = new Groups(groupSize);

    Wave wave = groups.next(new History(seed, 5, crowd));

    assertThat(wave.agents()).hasSize(size - size % groupSize);
    assertThat(Arrays.stream(wave.agents())).doesNotHaveDuplicates().allMatch(crowd::contains);
    assertThat(wave.meetings()).isEqualTo(groups.encountersPerRound(crowd));
  }

  @Test
  void everyMatchingIsEquallyLikely() {
    Crowd crowd = Crowd.of(4);
    long[] partnerOfAgent0 = new long[3];
    for (int index = 0; index < 30_000; index++) {
      int[] agents = new Matching().next(new History(11, index, crowd)).agents();
      int seat = Arrays.stream(agents).boxed().toList().indexOf(0);
      partnerOfAgent0[agents[seat ^ 1] - 1]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(partnerOfAgent0).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void everyAgentIsEquallyLikelyToSitOut() {
    Crowd crowd = Crowd.of(5);
    long[] satOut = new long[5];
    for (int index = 0; index < 20_000; index++) {
      int[] agents = new Groups(4).next(new History(13, index, crowd)).agents();
      satOut[10 - Arrays.stream(agents).sum()]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(satOut).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void theSameSeedAndIndexDrawTheSameWaveAndOthersAnother() {
    Crowd crowd = Crowd.of(100);
    Groups groups = new Groups(3);
    int[] wave = groups.next(new History(1, 33, crowd)).agents();

    assertThat(new Groups(3).next(new History(1, 33, crowd)).agents()).isEqualTo(wave);
    assertThat(groups.next(new History(1, 66, crowd)).agents()).isNotEqualTo(wave);
    assertThat(groups.next(new History(2, 33, crowd)).agents()).isNotEqualTo(wave);
  }

  @Test
  void nobodyMeetsWhereTooFewAreLeft() {
    assertThat(new Groups(4).next(new History(1, 0, Crowd.of(3))).meetings()).isZero();
  }

  @Test
  void aGroupHasTwoAgentsOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Groups(1))
        .withMessage("size is 1; a group has 2 agents or more");
  }
}
