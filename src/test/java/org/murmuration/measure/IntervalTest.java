package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** By hand, with z = 1.959964: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.27753",
    "5, 10, 0.23659, 0.76341",
    "26, 40, 0.49506, 0.77865",
    "40, 40, 0.91238, 1",
    "1, 1, 0.20655, 1"
  })
  void wilsonIntervalsAreThoseOfTheFormula(long successes, long trials, double low, double high) {
    Interval interval = Interval.wilson(successes, trials);

    assertThat(interval.value()).isEqualTo((double) successes / trials);
    assertThat(interval.low()).isCloseTo(low, within(0.00001));
    assertThat(interval.high()).isCloseTo(high, within(0.00001));
  }

  /** The defining property: at either end, the proportion is z standard errors of that end away. */
  @Property
  void theEndsOfAWilsonIntervalAreWhereAScoreTestTurns(
      @ForAll @IntRange(min = 1, max = 5000) int trials, @ForAll @IntRange(max = 5000) int drawn) {
    int successes = drawn % (trials + 1);
    Interval interval = Interval.wilson(successes, trials);

    assertThat(interval.low()).isBetween(0.0, interval.value() + 1e-12);
    assertThat(interval.high()).isBetween(interval.value() - 1e-12, 1.0);
    for (double end : new double[] {interval.low(), interval.high()}) {
      if (end > 1e-9 && end < 1 - 1e-9) {
        double score = Math.abs(interval.value() - end) / Math.sqrt(end * (1 - end) / trials);
        assertThat(score).isCloseTo(1.959964, within(1e-5));
      }
    }
  }

  @Test
  void whatIsNoProportionIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(-1, 2));
  }

  @Test
  void quartilesInterpolateBetweenOrderStatistics() {
    assertThat(Interval.quartiles(new double[] {4, 1, 3, 2}))
        .isEqualTo(new Interval(2.5, 1.75, 3.25));
    assertThat(Interval.quartiles(new double[] {5, 1, 2, 4, 3})).isEqualTo(new Interval(3, 2, 4));
    assertThat(Interval.quartiles(new double[] {7})).isEqualTo(new Interval(7, 7, 7));
  }

  @Test
  void quartilesLeaveTheirValuesAsTheyWere() {
    double[] values = {3, 1, 2};

    Interval.quartiles(values);

    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void nothingHasNoQuartiles() {
    assertThat(Interval.quartiles(new double[0]).value()).isNaN();
  }

  @Test
  void isWrittenAsTheValueAndItsEnds() {
    assertThat(new Interval(7.46, 5.6, 10.64).text(1)).isEqualTo("7.5 [5.6, 10.6]");
  }
}
