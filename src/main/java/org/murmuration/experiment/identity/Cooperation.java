package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * How members act, round by round and by identity level: cooperation (an action as a share of the
 * most cooperative one, by whomever it was taken), promises kept, signatures and delegations.
 * Adversaries are counted apart, mediators not at all. Columns that begin with {@code mean-} are
 * over all rounds so far, so that their last value is that of the run.
 */
final class Cooperation implements Measure {

  static final String COOPERATION = "cooperation";
  static final String MEAN = "mean-cooperation";
  static final String KEPT = "kept";
  static final String MEAN_KEPT = "mean-kept";
  static final String COMMITTED = "committed";
  static final String EARNED = "earned";
  static final String BY_RULES = "by-rules";
  static final String CELLS = "by-level";

  /** Stands before a level in the names of columns. */
  static final String PREFIX = COOPERATION + ":";

  private final int most;
  private final Levels levels;
  private final List<String> present;
  private final Map<String, Tally> byLevel = new LinkedHashMap<>();
  private final Tally all;
  private Tally round;
  private Map<String, Tally> roundByLevel = new LinkedHashMap<>();

  Cooperation(IdentitySettings settings, Setting setting) {
    this.most = settings.stake().most();
    this.levels = new Levels(setting.cast());
    this.present = Levels.of(setting.cast(), settings);
    present.forEach(level -> byLevel.put(level, new Tally(most)));
    this.all = new Tally(most);
    this.round = new Tally(most);
  }

  @Override
  public List<String> columns() {
    List<String> columns =
        new ArrayList<>(List.of(COOPERATION, MEAN, KEPT, MEAN_KEPT, COMMITTED, EARNED, BY_RULES));
    present.forEach(level -> columns.add(PREFIX + level.replace(' ', '-')));
    return columns;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof Meeting meeting)) {
      return;
    }
    List<Seat> seats = encountered.spec().seats();
    for (int seat = 0; seat < meeting.members(); seat++) {
      Levels.Who who = levels.of(seats.get(seat).persona());
      byLevel.computeIfAbsent(who.level(), level -> new Tally(most)).add(meeting, seat, who.rule());
      if (!who.level().equals(Levels.ADVERSARIES)) {
        round.add(meeting, seat, who.rule());
        all.add(meeting, seat, who.rule());
        roundByLevel
            .computeIfAbsent(who.level(), level -> new Tally(most))
            .add(meeting, seat, who.rule());
      }
    }
  }

  @Override
  public double[] values() {
    double[] values = new double[7 + present.size()];
    values[0] = round.cooperation();
    values[1] = all.cooperation();
    values[2] = round.kept();
    values[3] = all.kept();
    values[4] = round.committed();
    values[5] = round.payoff();
    values[6] = round.byRules();
    for (int i = 0; i < present.size(); i++) {
      Tally tally = roundByLevel.get(present.get(i));
      values[7 + i] = tally == null ? Double.NaN : tally.cooperation();
    }
    return values;
  }

  @Override
  public void startRound() {
    round = new Tally(most);
    roundByLevel = new LinkedHashMap<>();
  }

  @Override
  public List<Figure> panels() {
    List<String> shown = byLevel.keySet().stream().filter(l -> byLevel.get(l).met() > 0).toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    double[] cooperation = new double[shown.size()];
    double[] kept = new double[shown.size()];
    for (int i = 0; i < cooperation.length; i++) {
      cooperation[i] = 100 * byLevel.get(shown.get(i)).cooperation();
      kept[i] = 100 * byLevel.get(shown.get(i)).kept();
    }
    List<Figure.Group> groups = new ArrayList<>();
    groups.add(new Figure.Group("cooperation", cooperation, null, null));
    if (all.promised() > 0) {
      groups.add(new Figure.Group("promises kept", kept, null, null));
    }
    return List.of(
        new Figure.Bars(
            "Cooperation, by identity level",
            "Mean over all rounds so far, in % of full cooperation; promises kept in % of those"
                + " made.",
            shown,
            new Figure.Axis("%", 0.0, 100.0),
            groups));
  }

  @Override
  public Map<String, Object> figures() {
    List<Map<String, Object>> cells = new ArrayList<>();
    byLevel.forEach(
        (level, tally) -> {
          Map<String, Object> cell = new LinkedHashMap<>();
          cell.put("level", level);
          cell.put("met", tally.met());
          cell.put("acted", tally.acted());
          cell.put(COOPERATION, known(tally.cooperation()));
          cell.put("promised", tally.promised());
          cell.put(KEPT, known(tally.kept()));
          cell.put(COMMITTED, known(tally.committed()));
          cell.put(EARNED, known(tally.payoff()));
          cells.add(cell);
        });
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(COOPERATION, known(all.cooperation()));
    figures.put(KEPT, known(all.kept()));
    figures.put(COMMITTED, known(all.committed()));
    figures.put(EARNED, known(all.payoff()));
    figures.put(BY_RULES, known(all.byRules()));
    figures.put("missing-actions", all.met() - all.acted());
    figures.put(CELLS, cells);
    return figures;
  }

  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
