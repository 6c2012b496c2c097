package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** Carriers by round over all runs. */
final class RunCurves {

  private static final int MOST = 400;

  private RunCurves() {}

  /** Median and quartiles over runs; a run that ended stays where it was. */
  static Figure of(List<RunResult> runs) {
    int rounds = runs.stream().mapToInt(run -> run.series().rows().size()).max().orElse(0);
    int stride = Math.max(1, (rounds + MOST) / MOST);
    int points = rounds / stride + 1;
    double[] at = new double[points];
    double[] median = new double[points];
    double[] low = new double[points];
    double[] high = new double[points];
    double[] reached = new double[points];
    for (int point = 0; point < points; point++) {
      int round = point * stride;
      at[point] = round;
      Interval carriers = Interval.quartiles(values(runs, SpreadMeasure.CARRIERS, round));
      median[point] = carriers.value();
      low[point] = carriers.low();
      high[point] = carriers.high();
      reached[point] = Interval.quartiles(values(runs, SpreadMeasure.REACHED, round)).value();
    }
    boolean one = runs.size() == 1;
    return new Figure.Lines(
        "Carriers",
        one
            ? "Share of agents that carry the letter, and that ever did."
            : "Share of agents that carry the letter, median and quartiles of runs, and that ever"
                + " did. A run that ended stays where it was.",
        new Figure.Axis("population round", null, null),
        at,
        new Figure.Axis("share of agents", 0.0, 1.0),
        List.of(
            new Figure.Curve("carry it", median, one ? null : low, one ? null : high, true),
            new Figure.Curve("ever carried it", reached, null, null, false)));
  }

  /** What each run has after so many rounds; before the first the share at the start. */
  private static double[] values(List<RunResult> runs, String column, int round) {
    return runs.stream()
        .mapToDouble(
            run -> {
              double[] series = run.series().column(column);
              return round == 0 || series.length == 0
                  ? start(run)
                  : series[Math.min(round, series.length) - 1];
            })
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private static double start(RunResult run) {
    Object start = run.figures().get(SpreadMeasure.AT_START);
    Object agents = run.figures().get(SpreadMeasure.AGENTS);
    return start instanceof Number some && agents instanceof Number all
        ? some.doubleValue() / all.doubleValue()
        : Double.NaN;
  }
}
