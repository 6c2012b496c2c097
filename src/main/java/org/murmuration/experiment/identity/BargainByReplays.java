package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * How bargains change with how often a responder may be taken back, where runs of a batch differ in
 * that: what was measured, with responders who know and who do not, beside what is exact for fixed
 * thresholds. Runs in which nobody is taken back stand at 0 in both.
 */
record BargainByReplays(int pie, List<RunResult> runs) {

  private static final String NOTE =
      "Means over runs with 95 % t intervals; exact is what least shares that never change, all"
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

  List<Figure> figures() {
    List<Integer> allowed = allowed(runs);
    if (allowed.size() < 2) {
      return List.of();
    }
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
            BargainExact::accepted));
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
      if (runs.stream().anyMatch(run -> isOf(run, told))) {
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
    return DoseResponse.meanOf(
        runs.stream()
            .filter(run -> run.number(BargainMeasure.ALLOWED) == replays)
            .filter(run -> replays == 0 || isOf(run, told))
            .map(run -> run.number(what))
            .filter(value -> !value.isNaN())
            .toList());
  }

  /** Whether responders may be taken back in a run, and know it or not. */
  private static boolean isOf(RunResult run, boolean told) {
    return run.number(BargainMeasure.ALLOWED) > 0
        && Boolean.valueOf(told).equals(run.figures().get(BargainMeasure.TOLD));
  }
}
