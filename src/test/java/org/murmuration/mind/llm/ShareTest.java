package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.llm.ModelSettings.Limits;

/** A limit is divided without rest, and nobody who was there gets more when somebody comes. */
class ShareTest {

  @Property(tries = 300)
  void thePartsAddUpToTheWhole(
      @ForAll @IntRange(max = 1_000_000) int limit,
      @ForAll @IntRange(min = 1, max = 50) int nodes) {
    assertThat(IntStream.range(0, nodes).map(i -> new Share(i, nodes).of(limit)).sum())
        .isEqualTo(limit);
  }

  @Property(tries = 300)
  void noPartGrowsWhenANodeComesOrShrinksWhenOneGoes(
      @ForAll @IntRange(max = 1000) int limit,
      @ForAll @IntRange(min = 1, max = 50) int nodes,
      @ForAll @IntRange(max = 49) int at) {
    int position = at % nodes;
    int part = new Share(position, nodes).of(limit);

    assertThat(new Share(position, nodes + 1).of(limit)).isLessThanOrEqualTo(part);
    // Whether the one that went was before or behind.
    assertThat(new Share(position + 1, nodes + 1).of(limit)).isLessThanOrEqualTo(part);
  }

  @Test
  void aLimitBelowTheNumberOfNodesIsLeftToTheFirst() {
    Limits one = new Limits(2, 0, 0);

    assertThat(IntStream.range(0, 3).mapToDouble(i -> new Share(i, 3).weight(one)))
        .containsExactly(0.5, 0.5, 0.0);
  }

  @Test
  void callsGoByTheSmallestPartOfAnyLimit() {
    assertThat(IntStream.range(0, 3).mapToDouble(i -> new Share(i, 3).weight(new Limits(9, 4, 0))))
        .containsExactly(1 / 3.0, 0.25, 0.25);
    assertThat(IntStream.range(0, 3).mapToDouble(i -> new Share(i, 3).weight(new Limits(9, 4, 1))))
        .containsExactly(1 / 3.0, 0.0, 0.0);
  }

  @Test
  void withoutAShareThereIsNothing() {
    assertThat(Share.NONE.of(1000)).isZero();
    assertThat(Share.NONE.weight(new Limits(1000, 0, 0))).isZero();
    assertThat(Share.WHOLE.of(1000)).isEqualTo(1000);
    assertThat(Share.WHOLE.weight(new Limits(1000, 1, 1))).isEqualTo(1);
  }
}
