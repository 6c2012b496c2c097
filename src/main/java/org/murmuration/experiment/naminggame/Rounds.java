package org.murmuration.experiment.naminggame;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** One column of many runs' series, round by round. A run that has ended keeps its last value. */
final class Rounds {

  private static final int MOST_POINTS = 400;

  private final double[][] columns;
  private final int[] rounds;

  Rounds(List<RunResult> runs, String column) {
    columns =
        runs.stream()
            .map(r -> r.series().column(column))
            .filter(c -> c.length > 0)
            .toArray(double[][]::new);
    int longest = Arrays.stream(columns).mapToInt(c -> c.length).max().orElse(0);
    int stride = Math.max(1, (longest + MOST_POINTS - 1) / MOST_POINTS);
    rounds = new int[(longest + stride - 1) / stride];
    Arrays.setAll(rounds, i -> i * stride);
  }

  int length() {
    return rounds.length;
  }

  /** Numbers of the rounds, from 1; thinned out if there are very many. */
  double[] numbers() {
    return Arrays.stream(rounds).mapToDouble(r -> r + 1).toArray();
  }

  double[] means() {
    return fold(values -> Arrays.stream(values).average().orElse(Double.NaN));
  }

  double[] lowQuartiles() {
    return fold(values -> Interval.quartiles(values).low());
  }

  double[] highQuartiles() {
    return fold(values -> Interval.quartiles(values).high());
  }

  private double[] fold(ToDoubleFunction<double[]> statistic) {
    return Arrays.stream(rounds)
        .mapToDouble(
            round ->
                statistic.applyAsDouble(
                    Arrays.stream(columns)
                        .mapToDouble(c -> c[Math.min(round, c.length - 1)])
                        .filter(v -> !Double.isNaN(v))
                        .toArray()))
        .toArray();
  }
}
