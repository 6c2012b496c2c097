package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** All figures of each identity level over all runs, as far as the runs have them. */
final class LevelTable {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("cooperation", Cooperation.CELLS, Cooperation.COOPERATION, true),
          new Column("promises kept", Cooperation.CELLS, Cooperation.KEPT, true),
          new Column("signed or delegated", Cooperation.CELLS, Cooperation.COMMITTED, true),
          new Column("points", Cooperation.CELLS, Cooperation.EARNED, false),
          new Column("own level, before", ReportMeasure.CELLS, ReportMeasure.OWN_BEFORE, false),
          new Column("own level, after", ReportMeasure.CELLS, ReportMeasure.OWN_AFTER, false),
          new Column("others, before", ReportMeasure.CELLS, ReportMeasure.SWITCH_BEFORE, false),
          new Column("others, after", ReportMeasure.CELLS, ReportMeasure.SWITCH_AFTER, false),
          new Column("agrees with itself", ReportMeasure.CELLS, ReportMeasure.WITHIN, true),
          new Column(
              "with its level, before", ReportMeasure.CELLS, ReportMeasure.BETWEEN_BEFORE, true),
          new Column(
              "with its level, after", ReportMeasure.CELLS, ReportMeasure.BETWEEN_AFTER, true),
          new Column("repeats what it heard", Norms.CELLS, Norms.REPEATED, true),
          new Column("says it unheard", Norms.CELLS, Norms.UNHEARD, true));

  private final Map<Column, LevelValues> values = new LinkedHashMap<>();
  private final Set<String> levels = new LinkedHashSet<>();

  /**
   * One figure.
   *
   * @param cells figure of a run that lists it by level, under {@code key}
   * @param share whether it is a share, shown in %
   */
  private record Column(String name, String cells, String key, boolean share) {}

  LevelTable(List<RunResult> runs) {
    for (Column column : COLUMNS) {
      LevelValues one = new LevelValues(runs, column.cells(), column.key());
      if (!one.levels().isEmpty()) {
        values.put(column, one);
        levels.addAll(one.levels());
      }
    }
  }

  /** The table; none without any figure by level. */
  List<Figure> figures() {
    if (levels.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(List.of("level"));
    values.keySet().forEach(column -> names.add(column.name()));
    List<List<String>> rows = new ArrayList<>();
    for (String level : levels) {
      List<String> row = new ArrayList<>(List.of(level));
      values.forEach(
          (column, one) -> {
            Interval mean = one.mean(level);
            row.add(
                Double.isNaN(mean.value()) ? "" : IdentityConclusion.text(mean, column.share()));
          });
      rows.add(row);
    }
    return List.of(
        new Figure.Table(
            "Identity levels",
            "Means over runs with 95 % t intervals where there are two or more. Ratings are from 1 to"
                + " 5, of going on as the own level or as the others; agreement is 1 for the same"
                + " and 0 for the ends.",
            names,
            rows));
  }
}
