package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * Figures of runs by the levels of the factors of a design: means over all runs that have the
 * level, whatever else is set in them, as the runs of a balanced design allow. What belongs to a
 * factor and what to chance its effects tell.
 */
final class FactorValues {

  private final Map<String, List<RunResult>> byLevel = new LinkedHashMap<>();

  FactorValues(List<RunResult> runs) {
    for (RunResult run : runs) {
      run.cell()
          .forEach(
              (factor, level) ->
                  byLevel
                      .computeIfAbsent(factor + ": " + level, name -> new ArrayList<>())
                      .add(run));
    }
  }

  /** Cooperation and norms by factor and level; empty without a design. */
  List<Figure> figures() {
    if (byLevel.isEmpty()) {
      return List.of();
    }
    List<String> levels = byLevel.keySet().stream().sorted().toList();
    List<Figure.Group> groups = new ArrayList<>();
    add(groups, "cooperation", Cooperation.COOPERATION, levels);
    add(groups, "promises kept", Cooperation.KEPT, levels);
    add(groups, "repeat what they heard", Norms.REPEATED, levels);
    return groups.isEmpty()
        ? List.of()
        : List.of(
            new Figure.Bars(
                "Cooperation and norms, by factor",
                "Means of all runs with the level, in %, with 95 % t intervals over runs, which hold"
                    + " what the other factors do as well.",
                levels,
                new Figure.Axis("%", 0.0, 100.0),
                List.copyOf(groups)));
  }

  private void add(List<Figure.Group> groups, String name, String figure, List<String> levels) {
    List<Interval> means = levels.stream().map(level -> mean(level, figure)).toList();
    if (means.stream().anyMatch(mean -> !Double.isNaN(mean.value()))) {
      groups.add(
          new Figure.Group(
              name,
              means.stream().mapToDouble(mean -> 100 * mean.value()).toArray(),
              means.stream().mapToDouble(mean -> 100 * mean.low()).toArray(),
              means.stream().mapToDouble(mean -> 100 * mean.high()).toArray()));
    }
  }

  private Interval mean(String level, String figure) {
    List<Double> values =
        byLevel.get(level).stream()
            .map(run -> run.number(figure))
            .filter(value -> !value.isNaN())
            .toList();
    return values.isEmpty()
        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
        : DoseResponse.meanOf(values);
  }
}
