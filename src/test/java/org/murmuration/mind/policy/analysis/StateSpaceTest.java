package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

class StateSpaceTest {

  private static final List<String> NAMES = List.of("Q", "M", "X", "Y");

  @Test
  void twoNamesAndAMemoryOfFiveMake1365States() {
    assertThat(new StateSpace(Policies.TWO, 5).size()).isEqualTo(1365);
  }

  @Test
  void eachStateIsAnotherMemory() {
    StateSpace states = new StateSpace(Policies.TWO, 4);
    Set<List<Exchange>> memories = new HashSet<>();
    for (int state = 0; state < states.size(); state++) {
      memories.add(states.exchanges(state));
    }

    assertThat(states.exchanges(0)).isEmpty();
    assertThat(memories).hasSize(states.size());
  }

  @Property(tries = 200)
  void anExchangeIsAppendedAndTheOldestForgotten(
      @ForAll @IntRange(min = 2, max = 4) int names,
      @ForAll @IntRange(min = 1, max = 3) int memory,
      @ForAll @IntRange(min = 0, max = 1_000_000) int any) {
    StateSpace states = new StateSpace(NAMES.subList(0, names), memory);
    int state = any % states.size();
    int own = any % names;
    int partner = any / names % names;

    List<Exchange> expected = new ArrayList<>(states.exchanges(state));
    expected.add(new Exchange(NAMES.get(own), NAMES.get(partner), own == partner ? 100 : -50));
    assertThat(states.exchanges(states.next(state, own, partner)))
        .isEqualTo(expected.subList(Math.max(0, expected.size() - memory), expected.size()));
  }

  @Test
  void aConsensusIsNothingButSuccessesOnOneName() {
    StateSpace states = new StateSpace(NAMES, 3);

    assertThat(states.exchanges(states.consensus(2)))
        .isEqualTo(
            List.of(
                new Exchange("X", "X", 100),
                new Exchange("X", "X", 100),
                new Exchange("X", "X", 100)));
  }

  @Test
  void independentMemoriesAreFullAndAddUpToOne() {
    StateSpace states = new StateSpace(Policies.TWO, 3);
    double[] x = states.independent(new double[] {0.2, 0.8});

    assertThat(Arrays.stream(x).sum()).isEqualTo(1, within(1e-12));
    assertThat(Arrays.stream(x, 0, 21).sum()).isZero();
    assertThat(x[states.consensus(0)]).isEqualTo(StrictMath.pow(0.2, 6), within(1e-15));
  }

  @Test
  void tooManyStatesAreRefusedWithTheLongestMemoryThereCanBe() {
    assertThatThrownBy(() -> new StateSpace(NAMES, 5))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "4 names and a memory of 5 make 1,118,481 memory states, too many to analyse;"
                + " with 4 names the memory can be 4 at most");
    assertThat(new StateSpace(NAMES, 4).size()).isEqualTo(69905);
  }
}
