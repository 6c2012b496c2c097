package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;

/**
 * Pictures of what {@link BargainMeasure} writes: of a run under way, or of all runs of a batch.
 */
final class BargainFigures {

  private static final Figure.Axis SHARE = new Figure.Axis("share", 0.0, 1.0);

  private BargainFigures() {}

  /** Offers and what becomes of them, by how often the responder had been taken back. */
  static Figure byOffer(List<Map<String, Object>> offers) {
    return new Figure.Bars(
        "Offers, by how often the responder was taken back",
        "What is offered, as a share of the pie, and the share of those offers that is accepted."
            + " Later offers are made to those alone who refused the earlier ones.",
        offers.stream().map(one -> one.get(BargainMeasure.REPLAYS) + " times").toList(),
        SHARE,
        List.of(
            new Figure.Group("offered", values(offers, BargainMeasure.OFFERED), null, null),
            new Figure.Group("accepted", values(offers, BargainMeasure.ACCEPTED), null, null)));
  }

  private static double[] values(List<Map<String, Object>> all, String what) {
    return all.stream()
        .mapToDouble(one -> one.get(what) instanceof Number n ? n.doubleValue() : Double.NaN)
        .toArray();
  }

  /**
   * Agreements by identity level.
   *
   * @param whose such as {@code Responders}
   * @param list what runs list of them
   */
  static Figure byLevel(String whose, BargainRuns runs, String list) {
    List<String> levels = levels(runs, list);
    return new Figure.Bars(
        whose + ", by identity level",
        "Agreements at once and in the end, as shares of bargains, and what responders then have"
            + " of the pie; 95 % t intervals over seeds.",
        levels,
        SHARE,
        List.of(
            group("at once", levels, means(runs, list, BargainMeasure.ACCEPTED_FIRST)),
            group("in the end", levels, means(runs, list, BargainMeasure.ACCEPTED)),
            group("share of the pie", levels, means(runs, list, BargainMeasure.SHARE))));
  }

  private static List<String> levels(BargainRuns runs, String list) {
    return List.copyOf(means(runs, list, BargainMeasure.BARGAINS).keySet());
  }

  private static Map<String, Interval> means(BargainRuns runs, String list, String what) {
    return runs.means(list, BargainMeasure.LEVEL, what);
  }

  private static Figure.Group group(String name, List<String> at, Map<String, Interval> means) {
    Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
    List<Interval> all = at.stream().map(key -> means.getOrDefault(key, none)).toList();
    return new Figure.Group(
        name,
        all.stream().mapToDouble(Interval::value).toArray(),
        all.stream().mapToDouble(mean -> Math.max(0, mean.low())).toArray(),
        all.stream().mapToDouble(mean -> Math.min(1, mean.high())).toArray());
  }

  /** All that is known by level, of responders or proposers, as a table. */
  static Figure table(String whose, BargainRuns runs, String list) {
    List<String> what =
        List.of(
            BargainMeasure.BARGAINS,
            BargainMeasure.OFFERED,
            BargainMeasure.ACCEPTED_FIRST,
            BargainMeasure.ACCEPTED,
            BargainMeasure.SHARE,
            BargainMeasure.MARGIN,
            BargainMeasure.PROFIT,
            BargainMeasure.REPLAYS);
    List<List<String>> rows = new ArrayList<>();
    for (String level : levels(runs, list)) {
      List<String> row = new ArrayList<>(List.of(level));
      for (String one : what) {
        Interval mean = means(runs, list, one).get(level);
        row.add(mean == null ? "–" : cell(one, mean));
      }
      rows.add(row);
    }
    return new Figure.Table(
        whose + " in numbers",
        "Means with 95 % t intervals over seeds; shares of the pie and of bargains.",
        List.of(
            "level",
            "bargains",
            "first offer",
            "accepted at once",
            "accepted in the end",
            "share accepted",
            "above what was refused",
            "proposer has",
            "replays"),
        rows);
  }

  private static String cell(String what, Interval mean) {
    return switch (what) {
      case BargainMeasure.BARGAINS -> String.format(Locale.ROOT, "%.0f", mean.value());
      case BargainMeasure.REPLAYS, BargainMeasure.MARGIN -> text(mean);
      default -> share(mean);
    };
  }

  /** A mean of shares, whose interval lies within 0 and 1. */
  static String share(Interval mean) {
    return text(new Interval(mean.value(), Math.max(0, mean.low()), Math.min(1, mean.high())));
  }

  /** A mean, with its interval if there is one. */
  static String text(Interval mean) {
    return Double.isNaN(mean.value())
        ? "–"
        : Double.isNaN(mean.low())
            ? String.format(Locale.ROOT, "%.3f", mean.value())
            : mean.text(3);
  }
}
