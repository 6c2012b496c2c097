package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What agents report of themselves before and after contact: how willing they are to go on as their
 * own level has it and as others have it, and how far reports agree. Columns hold what is known so
 * far. Adversaries are counted apart.
 */
final class ReportMeasure implements Measure {

  static final String SWITCH_BEFORE = "switch-before";
  static final String SWITCH_AFTER = "switch-after";
  static final String WITHIN = "agreement-within";
  static final String BETWEEN_BEFORE = "agreement-before";
  static final String BETWEEN_AFTER = "agreement-after";
  static final String OWN_BEFORE = "own-before";
  static final String OWN_AFTER = "own-after";
  static final String CELLS = "reports-by-level";
  static final String MISSING = "missing-reports";

  private static final List<String> COLUMNS =
      List.of(SWITCH_BEFORE, SWITCH_AFTER, WITHIN, BETWEEN_BEFORE, BETWEEN_AFTER);

  private final SelfReports reports;
  private final Levels levels;
  private final ReportTally all;
  private final Map<String, ReportTally> byLevel = new LinkedHashMap<>();
  private final Map<Integer, List<Integer>> before = new HashMap<>();
  private long missing;

  ReportMeasure(IdentitySettings settings, Setting setting) {
    this.reports = settings.selfReports();
    this.levels = new Levels(setting.cast());
    this.all = tally();
    Levels.of(setting.cast(), settings).forEach(level -> byLevel.put(level, tally()));
  }

  private ReportTally tally() {
    return new ReportTally(reports.items().size());
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof SelfReport report)) {
      return;
    }
    List<Integer> ratings = report.ratings();
    if (ratings == null) {
      missing++;
      return;
    }
    Seat seat = encountered.spec().seats().get(0);
    String level = levels.of(seat.persona()).level();
    boolean after = report.occasion().after();
    List<Integer> earlier = after ? before.get(seat.agent()) : null;
    int own = reports.levels().indexOf(level);
    byLevel.computeIfAbsent(level, l -> tally()).add(ratings, own, after, earlier);
    if (!level.equals(Levels.ADVERSARIES)) {
      all.add(ratings, own, after, earlier);
    }
    if (!after) {
      before.put(seat.agent(), ratings);
    }
  }

  @Override
  public double[] values() {
    return new double[] {
      all.others(false), all.others(true), all.within(), all.between(false), all.between(true)
    };
  }

  @Override
  public void startRound() {
    // Reports are few, and all of them count to the end.
  }

  @Override
  public List<Figure> panels() {
    List<String> shown =
        byLevel.keySet().stream().filter(l -> byLevel.get(l).reports(false) > 0).toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    List<ReportTally> tallies = shown.stream().map(byLevel::get).toList();
    List<Figure.Group> groups = new ArrayList<>();
    groups.add(group("own, before", tallies, false, true));
    groups.add(group("others, before", tallies, false, false));
    if (all.reports(true) > 0) {
      groups.add(group("own, after", tallies, true, true));
      groups.add(group("others, after", tallies, true, false));
    }
    return List.of(
        new Figure.Bars(
            "As what agents would go on, by identity level",
            "Mean rating, 1 to 5, of the own level and of all others, before and after contact.",
            shown,
            new Figure.Axis("rating", 1.0, 5.0),
            groups));
  }

  private static Figure.Group group(
      String name, List<ReportTally> tallies, boolean after, boolean own) {
    double[] values =
        tallies.stream().mapToDouble(t -> own ? t.own(after) : t.others(after)).toArray();
    return new Figure.Group(name, values, null, null);
  }

  @Override
  public Map<String, Object> figures() {
    List<Map<String, Object>> cells = new ArrayList<>();
    byLevel.forEach(
        (level, tally) -> {
          Map<String, Object> cell = new LinkedHashMap<>();
          cell.put("level", level);
          cell.put("reports", tally.reports(false));
          cell.put(OWN_BEFORE, Cooperation.known(tally.own(false)));
          cell.put(OWN_AFTER, Cooperation.known(tally.own(true)));
          put(cell, tally);
          cells.add(cell);
        });
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, all);
    figures.put(MISSING, missing);
    figures.put(CELLS, cells);
    return figures;
  }

  private static void put(Map<String, Object> figures, ReportTally tally) {
    figures.put(SWITCH_BEFORE, Cooperation.known(tally.others(false)));
    figures.put(SWITCH_AFTER, Cooperation.known(tally.others(true)));
    figures.put(WITHIN, Cooperation.known(tally.within()));
    figures.put(BETWEEN_BEFORE, Cooperation.known(tally.between(false)));
    figures.put(BETWEEN_AFTER, Cooperation.known(tally.between(true)));
  }
}
