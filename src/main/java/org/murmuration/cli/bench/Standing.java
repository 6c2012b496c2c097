package org.murmuration.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one contestant achieved over all repetitions.
 *
 * @param name the contestant
 * @param readings one per repetition
 */
record Standing(String name, List<Reading> readings) {

  /** Median over the repetitions. */
  double median(ToDoubleFunction<Reading> figure) {
    double[] sorted = readings.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  double perSecond() {
    return median(Reading::perSecond);
  }

  double least() {
    return Arrays.stream(speeds()).min().orElseThrow();
  }

  double most() {
    return Arrays.stream(speeds()).max().orElseThrow();
  }

  private double[] speeds() {
    return readings.stream().mapToDouble(Reading::perSecond).toArray();
  }

  /** All its figures, for the JSON file. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", name);
    figures.put("encounters-per-second", perSecond());
    figures.put("least", least());
    figures.put("most", most());
    figures.put("cpu-microseconds-per-encounter", median(Reading::cpuMicros));
    figures.put("agreement", median(Reading::agreement));
    figures.put("repetitions", speeds());
    return figures;
  }
}
