package org.murmuration.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

/**
 * What was observed in one run.
 *
 * @param cell number of its cell
 * @param replicate how many runs of the cell come before it
 * @param values by response; NaN or left out where there is none
 */
public record Observation(int cell, int replicate, Map<String, Double> values) {

  /** Columns of every {@code measures.csv} that say how far a run is, not how it goes. */
  private static final List<String> PROGRESS = List.of("round", "encounters");

  /** A run that has ended. */
  public static Observation of(Design design, RunResult result) {
    Design.Place place = design.place(result.run());
    Map<String, Double> values = new LinkedHashMap<>();
    for (String response : responses(design, result)) {
      values.put(response, latest(result.series(), response, design.rounds()));
    }
    return new Observation(place.cell(), place.replicate(), values);
  }

  private static List<String> responses(Design design, RunResult result) {
    return design.responses().isEmpty()
        ? result.series().columns().stream().filter(c -> !PROGRESS.contains(c)).toList()
        : design.responses();
  }

  /** The mean over the last rounds in which the column has a value; NaN if there is none. */
  private static double latest(Series series, String column, int rounds) {
    if (!series.columns().contains(column)) {
      return Double.NaN;
    }
    double[] known =
        Arrays.stream(series.column(column)).filter(value -> !Double.isNaN(value)).toArray();
    int from = rounds == 0 ? 0 : Math.max(0, known.length - rounds);
    return Arrays.stream(known, from, known.length).average().orElse(Double.NaN);
  }

  /** The value of a response; NaN if there is none. */
  public double value(String response) {
    return values.getOrDefault(response, Double.NaN);
  }
}
