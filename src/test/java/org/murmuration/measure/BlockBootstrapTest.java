package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class BlockBootstrapTest {

  private static final BlockBootstrap BOOTSTRAP = new BlockBootstrap(2000, 7);

  @Test
  void drawsConsecutivePositionsAndCutsTheLastBlock() {
    Set<Integer> starts = new HashSet<>();
    BOOTSTRAP.interval(
        10,
        4,
        drawn -> {
          assertThat(drawn).hasSize(10);
          for (int at = 0; at < 10; at++) {
            assertThat(drawn[at]).isBetween(0, 9);
            if (at % 4 != 0) {
              assertThat(drawn[at]).isEqualTo(drawn[at - 1] + 1);
            }
          }
          starts.add(drawn[4]);
          return drawn[0];
        });
    assertThat(starts).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void withBlocksOfOneItIsTheOrdinaryBootstrapOfTheMean() {
    double[] series = normal(200, 0);
    Interval interval = BOOTSTRAP.interval(200, 1, drawn -> mean(series, drawn));
    double error = 1.96 * deviation(series) / Math.sqrt(200);
    assertThat(interval.value()).isCloseTo(Arrays.stream(series).average().orElse(0), within(1e-9));
    assertThat((interval.high() - interval.low()) / 2).isCloseTo(error, within(0.1 * error));
  }

  /** The mean of an AR(1) series with coefficient .8 varies by (1+.8)/(1−.8) = 9 times as much. */
  @Test
  void blocksShowHowMuchNeighboursHangTogether() {
    double[] series = normal(2000, 0.8);
    Interval alone = BOOTSTRAP.interval(2000, 1, drawn -> mean(series, drawn));
    Interval blocks = BOOTSTRAP.interval(2000, 50, drawn -> mean(series, drawn));
    double wider = (blocks.high() - blocks.low()) / (alone.high() - alone.low());
    assertThat(wider).isBetween(2.2, 3.4);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] series = normal(50, 0.5);
    Interval first = BOOTSTRAP.interval(50, 5, drawn -> mean(series, drawn));
    assertThat(BOOTSTRAP.interval(50, 5, drawn -> mean(series, drawn))).isEqualTo(first);
    assertThat(new BlockBootstrap(2000, 8).interval(50, 5, drawn -> mean(series, drawn)))
        .isNotEqualTo(first);
  }

  @Test
  void oneBlockTellsNothingAboutTheSpread() {
    Interval interval = BOOTSTRAP.interval(10, 10, drawn -> drawn[3]);
    assertThat(interval).isEqualTo(new Interval(3, Double.NaN, Double.NaN));
    assertThat(BOOTSTRAP.interval(0, 1, drawn -> Double.NaN).value()).isNaN();
  }

  @Test
  void drawsWithoutAValueAreLeftOut() {
    Interval interval =
        BOOTSTRAP.interval(10, 2, drawn -> drawn[0] == 4 ? Double.NaN : drawn[0] < 4 ? 1 : 2);
    assertThat(interval).isEqualTo(new Interval(1, 1, 2));
  }

  @Test
  void aBlockHoldsAtLeastOneObservation() {
    assertThatThrownBy(() -> BOOTSTRAP.interval(10, 0, drawn -> 1))
        .hasMessage("a block of 0 holds no observation");
  }

  private static double[] normal(int length, double coefficient) {
    RandomStream random = RandomStream.of(3, Purpose.STATISTICS, 0, 0, 0);
    double[] series = new double[length];
    double before = 0;
    for (int i = 0; i < length; i++) {
      double noise =
          Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
              * Math.cos(2 * Math.PI * random.nextDouble());
      before = coefficient * before + noise;
      series[i] = before;
    }
    return series;
  }

  private static double mean(double[] series, int[] positions) {
    return Arrays.stream(positions).mapToDouble(at -> series[at]).average().orElse(Double.NaN);
  }

  private static double deviation(double[] series) {
    double mean = Arrays.stream(series).average().orElse(0);
    return Math.sqrt(Arrays.stream(series).map(x -> (x - mean) * (x - mean)).sum() / series.length);
  }
}
