package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * How bargains change with how often a responder may be taken back, where runs of a batch differ in
 * that: what was measured, with responders who know and who do not, beside what is exact for fixed
 * thresholds. Runs in which nobody is taken back stand at 0 in both.
 */
record BargainByReplays(int pie, List<RunResult> runs) {

  private static final String NOTE =
      "Means with 95 % t intervals over seeds; exact is what least shares that never change, all"
          + " equally likely, and proposers that search best would come to.";

  /** The numbers of times that a responder may be taken back in some runs, ascending. */
  static List<Integer> allowed(List<RunResult> runs) {
    TreeSet<Integer> allowed = new TreeSet<>();
    for (RunResult run : runs) {
      double replays = run.number(BargainMeasure.ALLOWED);
      if (!Double.isNaN(replays)) {
        allowed.add((int) replays);
      }
    }
    return List.copyOf(allowed);
  }

  /** Whether runs differ in it at all. */
  boolean differ() {
    return allowed(runs).size() > 1;
  }

  /** Agreements and margins for each, beside what is exact. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (int replays : allowed(runs)) {
      BargainExact exact = BargainExact.of(pie, replays);
      String times = ", responders " + times(replays);
      findings.add(
          finding("Agreements" + times, replays, BargainMeasure.ACCEPTED, exact.accepted()));
      findings.add(
          finding(
              "Accepted above what was refused" + times,
              replays,
              BargainMeasure.MARGIN,
              exact.margin()));
    }
    return findings;
  }

  private static String times(int replays) {
    return switch (replays) {
      case 0 -> "never taken back";
      case 1 -> "taken back once at most";
      default -> "taken back up to " + replays + " times";
    };
  }

  private Finding finding(String label, int replays, String what, double exact) {
    return new Finding(
        label,
        String.format(
            Locale.ROOT,
            "%s; %.3f exact for fixed thresholds",
            BargainFigures.text(mean(replays, what)),
            exact));
  }

  List<Figure> figures() {
    List<Integer> allowed = allowed(runs);
    return List.of(
        figure(
            "What responders accept above what they refused, by how often they may be taken back",
            "share of the pie",
            allowed,
            BargainMeasure.MARGIN,
            BargainExact::margin),
        figure(
            "What proposers have, by how often they may have responders taken back",
            "share of the pie",
            allowed,
            BargainMeasure.PROFIT,
            BargainExact::profit),
        figure(
            "Agreements, by how often responders may be taken back",
            "share of bargains",
            allowed,
            BargainMeasure.ACCEPTED,
            BargainExact::accepted),
        table(allowed));
  }

  private Figure table(List<Integer> allowed) {
    List<List<String>> rows = new ArrayList<>();
    for (int replays : allowed) {
      BargainExact exact = BargainExact.of(pie, replays);
      List<String> row = new ArrayList<>(List.of(Integer.toString(replays)));
      add(row, replays, BargainMeasure.ACCEPTED_FIRST, exact.first());
      add(row, replays, BargainMeasure.ACCEPTED, exact.accepted());
      add(row, replays, BargainMeasure.SHARE, exact.share());
      add(row, replays, BargainMeasure.PROFIT, exact.profit());
      add(row, replays, BargainMeasure.REPLAYS, exact.replays());
      rows.add(row);
    }
    return new Figure.Table(
        "Bargains, by how often responders may be taken back",
        NOTE,
        List.of(
            "times, at most",
            "accepted at once",
            "exact",
            "accepted in the end",
            "exact",
            "share accepted",
            "exact",
            "proposers have",
            "exact",
            "replays",
            "exact"),
        rows);
  }

  private void add(List<String> row, int replays, String what, double exact) {
    row.add(BargainFigures.text(mean(replays, what)));
    row.add(String.format(Locale.ROOT, "%.3f", exact));
  }

  private Interval mean(int replays, String what) {
    return of(replays).mean(what);
  }

  private BargainRuns of(int replays) {
    return new BargainRuns(runs).those(run -> run.number(BargainMeasure.ALLOWED) == replays);
  }

  private Figure figure(
      String title,
      String axis,
      List<Integer> allowed,
      String what,
      ToDoubleFunction<BargainExact> exact) {
    double[] at = allowed.stream().mapToDouble(replays -> replays).toArray();
    List<Figure.Curve> curves = new ArrayList<>();
    for (boolean told : new boolean[] {true, false}) {
      if (runs.stream().anyMatch(run -> BargainContrasts.isOf(run, told))) {
        curves.add(curve(told, allowed, what));
      }
    }
    double[] expected =
        allowed.stream()
            .mapToDouble(replays -> exact.applyAsDouble(BargainExact.of(pie, replays)))
            .toArray();
    curves.add(new Figure.Curve("exact, fixed thresholds", expected, null, null, false));
    return new Figure.Lines(
        title,
        NOTE,
        new Figure.Axis("times, at most", 0.0, null),
        at,
        new Figure.Axis(axis, 0.0, 1.0),
        curves);
  }

  private Figure.Curve curve(boolean told, List<Integer> allowed, String what) {
    List<Interval> means = allowed.stream().map(replays -> mean(told, replays, what)).toList();
    return new Figure.Curve(
        told ? "responders know" : "responders do not know",
        means.stream().mapToDouble(Interval::value).toArray(),
        means.stream().mapToDouble(mean -> Math.max(0, mean.low())).toArray(),
        means.stream().mapToDouble(mean -> Math.min(1, mean.high())).toArray(),
        true);
  }

  private Interval mean(boolean told, int replays, String what) {
    return of(replays).those(run -> replays == 0 || BargainContrasts.isOf(run, told)).mean(what);
  }
}
