package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * Means over runs with 95 % t intervals. Cells of a design share their seeds, and so the pairs that
 * meet and the thresholds of rules: runs of one seed are one observation, their mean.
 */
record BargainRuns(List<RunResult> runs) {

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

  /** Those of the runs that are so. */
  BargainRuns those(Predicate<RunResult> so) {
    return new BargainRuns(runs.stream().filter(so).toList());
  }

  /** Mean of a figure that is a number; NaN if no run has it. */
  Interval mean(String what) {
    return mean(bySeed(what));
  }

  /** Mean difference of a figure to other runs of the same seeds; null if there are none. */
  Interval difference(String what, BargainRuns others) {
    return difference(bySeed(what), others.bySeed(what));
  }

  private Map<Long, List<Double>> bySeed(String what) {
    Map<Long, List<Double>> values = new TreeMap<>();
    for (RunResult run : runs) {
      if (!Double.isNaN(run.number(what))) {
        values.computeIfAbsent(run.seed(), seed -> new ArrayList<>()).add(run.number(what));
      }
    }
    return values;
  }

  /**
   * Means of what runs list, such as what is known by level.
   *
   * @param list figure of a run that is a list of maps
   * @param by which of their values tells them apart
   * @param what which number
   */
  Map<String, Interval> means(String list, String by, String what) {
    Map<String, Map<Long, List<Double>>> values = new TreeMap<>();
    for (RunResult run : runs) {
      if (run.figures().get(list) instanceof List<?> all) {
        for (Object one : all) {
          Map<?, ?> map = (Map<?, ?>) one;
          if (map.get(what) instanceof Number number) {
            values
                .computeIfAbsent(String.valueOf(map.get(by)), key -> new TreeMap<>())
                .computeIfAbsent(run.seed(), seed -> new ArrayList<>())
                .add(number.doubleValue());
          }
        }
      }
    }
    Map<String, Interval> means = new LinkedHashMap<>();
    values.forEach((key, seeds) -> means.put(key, mean(seeds)));
    return means;
  }

  private static Interval mean(Map<Long, List<Double>> seeds) {
    return seeds.isEmpty()
        ? NONE
        : DoseResponse.meanOf(seeds.values().stream().map(BargainRuns::average).toList());
  }

  private static Interval difference(Map<Long, List<Double>> ones, Map<Long, List<Double>> others) {
    List<Double> differences = new ArrayList<>();
    ones.forEach(
        (seed, values) -> {
          if (others.containsKey(seed)) {
            differences.add(average(values) - average(others.get(seed)));
          }
        });
    return differences.isEmpty() ? null : DoseResponse.meanOf(differences);
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
