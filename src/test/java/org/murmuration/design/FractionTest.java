package org.murmuration.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Fractions are as small as their resolution allows, in balance, and have the resolution. */
class FractionTest {

  @Property(tries = 60)
  void levelsOfFewerFactorsThanTheResolutionMeetEquallyOften(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 3) Integer> bits,
      @ForAll @IntRange(min = 3, max = 5) int resolution) {
    List<Integer> few = capped(bits);
    Fraction fraction = Fraction.smallest(few, resolution);
    int factors = fraction.columns().size();
    for (List<Integer> chosen : subsets(factors, Math.min(resolution - 1, factors))) {
      Set<List<Integer>> met = new HashSet<>();
      int[] times = new int[1 << chosen.stream().mapToInt(few::get).sum()];
      for (int row = 0; row < fraction.rows(); row++) {
        int combination = 0;
        List<Integer> levels = new ArrayList<>();
        for (int factor : chosen) {
          combination = combination << few.get(factor) | fraction.level(row, factor);
          levels.add(fraction.level(row, factor));
        }
        times[combination]++;
        met.add(levels);
      }
      assertThat(met).hasSize(times.length);
      assertThat(times).containsOnly(fraction.rows() / times.length);
    }
  }

  @Property(tries = 40)
  void itsResolutionIsTheLeastNumberOfFactorsWhoseLevelsDoNotMeetEquallyOften(
      @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 2) Integer> bits,
      @ForAll @IntRange(min = 3, max = 5) int resolution) {
    Fraction fraction = Fraction.smallest(bits, resolution);

    assertThat(fraction.resolution()).isGreaterThanOrEqualTo(resolution);
    assertThat(fraction.resolution()).isEqualTo(leastUnbalanced(fraction, bits));
  }

  private static int leastUnbalanced(Fraction fraction, List<Integer> bits) {
    for (int size = 1; size <= bits.size(); size++) {
      for (List<Integer> chosen : subsets(bits.size(), size)) {
        int combinations = 1 << chosen.stream().mapToInt(bits::get).sum();
        int[] times = new int[combinations];
        for (int row = 0; row < fraction.rows(); row++) {
          int at = 0;
          for (int factor : chosen) {
            at = at << bits.get(factor) | fraction.level(row, factor);
          }
          times[at]++;
        }
        if (IntStream.of(times).distinct().count() > 1) {
          return size;
        }
      }
    }
    return Fraction.FULL;
  }

  @Test
  void sizesAreThoseOfTheTables() {
    // Box, Hunter, Hunter 2005, table 6.22; National Bureau of Standards 1957 for resolution 5.
    Map<Integer, List<Integer>> rows =
        Map.of(
            3, List.of(4, 8, 8, 8, 8, 16, 16, 16, 16),
            4, List.of(8, 8, 16, 16, 16, 16, 32, 32, 32),
            5, List.of(8, 16, 16, 32, 64, 64, 128, 128, 128));
    rows.forEach(
        (resolution, expected) ->
            assertThat(
                    IntStream.rangeClosed(3, 11)
                        .map(n -> Fraction.smallest(Collections.nCopies(n, 1), resolution).rows())
                        .boxed()
                        .toList())
                .isEqualTo(expected));
  }

  @Test
  void factorsOfFourLevelsFillTheirSpaces() {
    // A spread of PG(3, 2) has five lines; a hyperoval of PG(2, 4) has six points.
    assertThat(Fraction.smallest(Collections.nCopies(5, 2), 3).rows()).isEqualTo(16);
    assertThat(Fraction.smallest(Collections.nCopies(6, 2), 3).rows()).isEqualTo(32);
    assertThat(Fraction.smallest(Collections.nCopies(6, 2), 4).rows()).isEqualTo(64);
    assertThat(Fraction.smallest(Collections.nCopies(7, 2), 4).rows()).isEqualTo(128);
  }

  @Property(tries = 40)
  void halfOfItNeverDoes(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = 2) Integer> bits,
      @ForAll @IntRange(min = 3, max = 4) int resolution) {
    int dimension = Fraction.smallest(bits, resolution).dimension() - 1;
    // Trying everything takes too long beyond.
    Assume.that(dimension <= 3);

    assertThat(anyColumns(bits, dimension, resolution, new ArrayList<>())).isFalse();
  }

  /** Whether any columns at all have the resolution: every vector is tried for each part. */
  private static boolean anyColumns(
      List<Integer> bits, int dimension, int resolution, List<List<Integer>> columns) {
    if (columns.size() == bits.size()) {
      return leastUnbalanced(new Fraction(List.copyOf(columns), dimension), bits) >= resolution;
    }
    for (int first = 1; first < 1 << dimension; first++) {
      int seconds = bits.get(columns.size()) == 2 ? 1 << dimension : first + 2;
      for (int second = first + 1; second < seconds; second++) {
        boolean one = bits.get(columns.size()) == 1;
        columns.add(one ? List.of(first) : List.of(first, second));
        boolean partly =
            leastUnbalanced(
                    new Fraction(List.copyOf(columns), dimension), bits.subList(0, columns.size()))
                >= resolution;
        if (partly && anyColumns(bits, dimension, resolution, columns)) {
          return true;
        }
        columns.remove(columns.size() - 1);
      }
    }
    return false;
  }

  @Test
  void nothingIsLeftOutOfAFullDesign() {
    Fraction full = Fraction.smallest(List.of(1, 2, 1), Fraction.FULL);

    assertThat(full.rows()).isEqualTo(16);
    assertThat(full.resolution()).isEqualTo(Fraction.FULL);
    assertThat(full.generators(List.of("a", "b", "c"))).isEmpty();
  }

  @Test
  void withoutFactorsThereIsOneRow() {
    assertThat(Fraction.smallest(List.of(), 4).rows()).isEqualTo(1);
  }

  @Test
  void generatorsAndAliasesOfAHalfOfFourFactors() {
    Fraction half = Fraction.smallest(List.of(1, 1, 1, 1), 4);
    List<String> names = List.of("A", "B", "C", "D");

    assertThat(half.generators(names)).containsExactly("D = A × B × C");
    assertThat(Aliases.of(half, names))
        .containsExactlyInAnyOrder(
            List.of("A × B", "C × D"), List.of("A × C", "B × D"), List.of("A × D", "B × C"));
  }

  @Test
  void atResolutionThreeMainEffectsHaveAliases() {
    Fraction half = Fraction.smallest(List.of(1, 1, 1), 3);

    assertThat(Aliases.of(half, List.of("A", "B", "C")))
        .containsExactlyInAnyOrder(
            List.of("A", "B × C"), List.of("B", "A × C"), List.of("C", "A × B"));
  }

  @Test
  void atResolutionFiveNothingOfTwoFactorsHas() {
    Fraction fraction = Fraction.smallest(List.of(2, 2, 1, 1, 1, 1), 5);

    assertThat(fraction.omitted()).isPositive();
    assertThat(Aliases.of(fraction, List.of("A", "B", "C", "D", "E", "F"))).isEmpty();
  }

  @Test
  void tooManyFactorsAreRefused() {
    assertThatThrownBy(() -> Fraction.smallest(Collections.nCopies(17, 1), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17");
  }

  /** As many of the factors as have 10 pseudo-factors at most, so that trying all is quick. */
  private static List<Integer> capped(List<Integer> bits) {
    int sum = 0;
    List<Integer> some = new ArrayList<>();
    for (int b : bits) {
      if (sum + b <= 10) {
        some.add(b);
        sum += b;
      }
    }
    return some;
  }

  private static List<List<Integer>> subsets(int of, int size) {
    return IntStream.range(0, 1 << of)
        .filter(mask -> Integer.bitCount(mask) == size)
        .mapToObj(mask -> IntStream.range(0, of).filter(i -> (mask >> i & 1) == 1).boxed().toList())
        .toList();
  }
}
