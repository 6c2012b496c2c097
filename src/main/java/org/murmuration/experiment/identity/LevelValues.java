package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * One figure of levels over all runs. Runs of one seed are one observation, as cells of a design
 * have them in pairs: the mean over those of them that have the level.
 */
final class LevelValues {

  private final Map<String, Map<Long, List<Double>>> byLevel = new LinkedHashMap<>();

  /**
   * @param cells figure of a run that lists cells, each with its {@code level}
   * @param value which number of a cell
   */
  LevelValues(List<RunResult> runs, String cells, String value) {
    for (RunResult run : runs) {
      if (run.figures().get(cells) instanceof List<?> list) {
        for (Object cell : list) {
          Map<?, ?> map = (Map<?, ?>) cell;
          if (map.get(value) instanceof Number number) {
            byLevel
                .computeIfAbsent((String) map.get("level"), level -> new TreeMap<>())
                .computeIfAbsent(run.seed(), seed -> new ArrayList<>())
                .add(number.doubleValue());
          }
        }
      }
    }
  }

  /** The levels that have a value in any run. */
  List<String> levels() {
    return List.copyOf(byLevel.keySet());
  }

  /** Mean over seeds, with its 95 % t interval; NaN where there is none. */
  Interval mean(String level) {
    Map<Long, List<Double>> seeds = byLevel.getOrDefault(level, Map.of());
    return seeds.isEmpty()
        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
        : DoseResponse.meanOf(seeds.values().stream().map(LevelValues::mean).toList());
  }

  /** Mean difference of two levels over seeds that have both; null if none has. */
  Interval difference(String level, String than) {
    Map<Long, List<Double>> ones = byLevel.getOrDefault(level, Map.of());
    Map<Long, List<Double>> others = byLevel.getOrDefault(than, Map.of());
    List<Double> differences = new ArrayList<>();
    ones.forEach(
        (seed, values) -> {
          if (others.containsKey(seed)) {
            differences.add(mean(values) - mean(others.get(seed)));
          }
        });
    return differences.isEmpty() ? null : DoseResponse.meanOf(differences);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
