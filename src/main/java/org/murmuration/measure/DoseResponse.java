package org.murmuration.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a response depends on a dose, from one observation for each run: a one-way layout, without a
 * model of the curve. Each dose has its mean; between doses the curve is straight. Runs are taken
 * for independent, with errors of the same spread at all doses, which is estimated from all of them
 * together (H. Scheffé, "The Analysis of Variance", 1959, chapter 3).
 *
 * <p>The band holds the curve at all doses at once with 95 % or more (t intervals after Bonferroni;
 * R. G. Miller, "Simultaneous Statistical Inference", 1981, section 2.3). Where no dose has two
 * runs there is no telling the spread, and ends of intervals are NaN.
 */
public final class DoseResponse {

  private static final double ERROR = 0.05;

  private final List<Level> levels;
  private final double spread;
  private final int degrees;

  /**
   * What was observed at one dose.
   *
   * @param runs how many observations
   * @param mean their mean with its part of the band
   */
  public record Level(double dose, int runs, Interval mean) {}

  /**
   * The curve through some observations.
   *
   * @param doses the dose of each observation
   * @param responses what was observed; those that are NaN are left out
   */
  public DoseResponse(double[] doses, double[] responses) {
    TreeMap<Double, List<Double>> byDose = new TreeMap<>();
    for (int i = 0; i < doses.length; i++) {
      if (!Double.isNaN(responses[i]) && !Double.isNaN(doses[i])) {
        byDose.computeIfAbsent(doses[i], d -> new ArrayList<>()).add(responses[i]);
      }
    }
    int observations = byDose.values().stream().mapToInt(List::size).sum();
    degrees = observations - byDose.size();
    double squares = byDose.values().stream().mapToDouble(DoseResponse::squares).sum();
    spread = degrees == 0 ? Double.NaN : Math.sqrt(squares / degrees);
    double quantile = quantile(ERROR / byDose.size());
    List<Level> all = new ArrayList<>();
    for (Map.Entry<Double, List<Double>> at : byDose.entrySet()) {
      int runs = at.getValue().size();
      Interval mean = around(mean(at.getValue()), quantile * spread / Math.sqrt(runs));
      all.add(new Level(at.getKey(), runs, mean));
    }
    levels = List.copyOf(all);
  }

  private double quantile(double error) {
    return degrees == 0
        ? Double.NaN
        : TDistribution.of(degrees).inverseSurvivalProbability(error / 2);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double squares(List<Double> values) {
    double mean = mean(values);
    return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
  }

  private static Interval around(double value, double half) {
    return new Interval(value, value - half, value + half);
  }

  /** What was observed, by ascending dose; their intervals make the band. */
  public List<Level> levels() {
    return levels;
  }

  /** By how much the response is higher at one level than at another, with its 95 % t interval. */
  public Interval difference(Level level, Level other) {
    double half = quantile(ERROR) * spread * Math.sqrt(1.0 / level.runs() + 1.0 / other.runs());
    return around(level.mean().value() - other.mean().value(), half);
  }

  /**
   * The dose at which the response falls to a level for the first time; its interval goes from
   * where the lower end of the band does so to where the upper end does. NaN where it does not.
   */
  public Interval fallsTo(double response) {
    return new Interval(
        crossing(Interval::value, response),
        crossing(Interval::low, response),
        crossing(Interval::high, response));
  }

  private double crossing(ToDoubleFunction<Interval> line, double response) {
    for (int i = 0; i < levels.size(); i++) {
      double here = line.applyAsDouble(levels.get(i).mean());
      if (here <= response) {
        if (i == 0) {
          return levels.get(0).dose();
        }
        double before = line.applyAsDouble(levels.get(i - 1).mean());
        double share = (before - response) / (before - here);
        double dose = levels.get(i - 1).dose();
        return dose + share * (levels.get(i).dose() - dose);
      }
    }
    return Double.NaN;
  }

  /** The mean of some values with its 95 % t interval, whose ends are NaN with fewer than two. */
  public static Interval meanOf(List<Double> values) {
    return new DoseResponse(
            new double[values.size()], values.stream().mapToDouble(v -> v).toArray())
        .levels().stream()
            .findFirst()
            .map(Level::mean)
            .orElse(new Interval(Double.NaN, Double.NaN, Double.NaN));
  }
}
