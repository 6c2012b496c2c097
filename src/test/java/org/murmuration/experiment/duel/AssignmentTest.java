package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private static final List<Opening> OPENINGS = Opening.shipped().openings();

  private final Assignment assignment = new Assignment(List.of(Arm.values()), OPENINGS, 1);

  @Test
  void aBlockHasOneOpeningAndEachArmOnce() {
    for (long block = 0; block < 100; block++) {
      long from = block * 7;
      assertThat(LongStream.range(from, from + 7).mapToObj(assignment::arm))
          .containsExactlyInAnyOrder(Arm.values());
      assertThat(LongStream.range(from, from + 7).mapToObj(assignment::opening).distinct())
          .hasSize(1);
    }
  }

  @Test
  void aCycleHasEachOpeningOnce() {
    for (int cycle = 0; cycle < 5; cycle++) {
      long from = cycle * 7L * OPENINGS.size();
      assertThat(
              LongStream.range(0, OPENINGS.size()).mapToObj(b -> assignment.opening(from + 7 * b)))
          .containsExactlyInAnyOrderElementsOf(OPENINGS);
    }
  }

  @Test
  void ordersDifferBetweenBlocksAndDraws() {
    Set<List<Arm>> orders = new HashSet<>();
    for (long block = 0; block < 50; block++) {
      long from = block * 7;
      orders.add(LongStream.range(from, from + 7).mapToObj(assignment::arm).toList());
    }
    Assignment other = new Assignment(List.of(Arm.values()), OPENINGS, 2);

    assertThat(orders).hasSizeGreaterThan(40);
    assertThat(LongStream.range(0, 700).mapToObj(other::opening).toList())
        .isNotEqualTo(LongStream.range(0, 700).mapToObj(assignment::opening).toList());
  }

  @Test
  void thereAreAtLeastTwentyOpeningsEachWithItsOwnName() {
    assertThat(OPENINGS).hasSizeGreaterThanOrEqualTo(20).allMatch(o -> o.text().endsWith("?"));
    assertThat(OPENINGS.stream().map(Opening::id)).doesNotHaveDuplicates();
    assertThat(OPENINGS.stream().map(Opening::text)).doesNotHaveDuplicates();
    assertThat(OPENINGS.stream().map(Opening::text))
        .noneMatch(t -> t.matches("(?i).*\\b(AI|we|us)\\b.*"));
  }
}
