package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** Gifts by distance from the malicious over all runs; runs are the clusters of the bootstrap. */
final class Distances {

  private final List<List<Cell>> runs = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** Gifts at one distance in one run. */
  private record Cell(double gifts, double given, double change) {}

  /** Gifts at one distance in all runs. */
  private record Row(String distance, long gifts, Interval given, Interval change) {}

  Distances(List<RunResult> results, ClusterBootstrap bootstrap) {
    for (RunResult result : results) {
      if (result.figures().get(Contagion.CELLS) instanceof List<?> cells && !cells.isEmpty()) {
        runs.add(cells.stream().map(cell -> cell((Map<?, ?>) cell)).toList());
      }
    }
    for (int i = 0; !runs.isEmpty() && i < Contagion.DISTANCES.size(); i++) {
      int distance = i;
      long gifts = Math.round(runs.stream().mapToDouble(run -> run.get(distance).gifts()).sum());
      rows.add(
          new Row(
              Contagion.DISTANCES.get(i),
              gifts,
              bootstrap.interval(runs.size(), times -> mean(distance, times, false)),
              bootstrap.interval(runs.size(), times -> mean(distance, times, true))));
    }
  }

  private static Cell cell(Map<?, ?> written) {
    return new Cell(
        ((Number) written.get("gifts")).doubleValue(),
        number(written.get("given")),
        number(written.get("change")));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private double mean(int distance, int[] times, boolean change) {
    double sum = 0;
    double gifts = 0;
    for (int run = 0; run < times.length; run++) {
      Cell cell = runs.get(run).get(distance);
      double value = change ? cell.change() : cell.given();
      if (!Double.isNaN(value)) {
        sum += times[run] * cell.gifts() * value;
        gifts += times[run] * cell.gifts();
      }
    }
    return gifts == 0 ? Double.NaN : sum / gifts;
  }

  /** Whether anybody malicious played. */
  boolean any() {
    return rows.stream().anyMatch(row -> row.gifts() > 0);
  }

  List<Finding> findings() {
    return rows.stream()
        .filter(row -> !Double.isNaN(row.change().value()))
        .map(
            row ->
                new Finding(
                    "Change of own gifts at distance " + row.distance(),
                    Doses.percent(row.change()) + " of the endowment"))
        .toList();
  }

  List<Figure> figures() {
    List<Row> shown = rows.stream().filter(row -> row.gifts() > 0).toList();
    return List.of(
        new Figure.Bars(
            "Given, by distance from the malicious",
            "Mean gift in % of the endowment in rounds with malicious members, by how many games"
                + " lie between, along paths that respect time; 95 % intervals by drawing runs.",
            shown.stream().map(Row::distance).toList(),
            new Figure.Axis("% of the endowment", 0.0, null),
            List.of(
                new Figure.Group(
                    "given",
                    ends(shown, Interval::value),
                    ends(shown, Interval::low),
                    ends(shown, Interval::high)))),
        new Figure.Table(
            "Contagion",
            "The change is from what the same members gave before the first malicious one played.",
            List.of("distance", "gifts", "given, %", "change, % of the endowment"),
            shown.stream()
                .map(
                    row ->
                        List.of(
                            row.distance(),
                            Long.toString(row.gifts()),
                            Doses.percent(row.given()),
                            Double.isNaN(row.change().value()) ? "" : Doses.percent(row.change())))
                .toList()));
  }

  private static double[] ends(List<Row> rows, ToDoubleFunction<Interval> end) {
    return IntStream.range(0, rows.size())
        .mapToDouble(i -> 100 * end.applyAsDouble(rows.get(i).given()))
        .toArray();
  }

  List<Map<String, Object>> written() {
    List<Map<String, Object>> written = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("distance", row.distance());
      one.put("gifts", row.gifts());
      one.put("given", Contributions.known(row.given().value()));
      one.put("change", Contributions.known(row.change().value()));
      written.add(one);
    }
    return written;
  }
}
