package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

/**
 * What harmless members give, by the share of malicious ones: one observation for each run, its
 * mean over the rounds under the malicious but the first few. A run without malicious is observed
 * over those rounds in which any other run of the batch is under them, so that all doses are
 * compared at the same age; over all rounds if none is.
 */
final class Doses {

  private final double[] doses;
  private final DoseResponse response;
  private final int runs;

  /**
   * @param settling rounds to leave out at the beginning
   */
  Doses(List<RunResult> runs, int settling) {
    this.runs = runs.size();
    TreeSet<Integer> any = new TreeSet<>();
    runs.forEach(run -> any.addAll(under(run.series())));
    doses = new double[runs.size()];
    double[] responses = new double[runs.size()];
    for (int i = 0; i < doses.length; i++) {
      Series series = runs.get(i).series();
      List<Integer> own = under(series);
      List<Integer> rounds = own.isEmpty() ? List.copyOf(any) : own;
      doses[i] = dose(runs.get(i));
      responses[i] = mean(series.column(Contributions.GIVEN), rounds, settling);
    }
    response = new DoseResponse(doses, responses);
  }

  private static double dose(RunResult run) {
    return run.figures().get(Contributions.DOSE) instanceof Number dose ? dose.doubleValue() : 0;
  }

  /** The rounds in which malicious members play. */
  private static List<Integer> under(Series series) {
    double[] malicious = series.column(Contributions.MALICIOUS);
    List<Integer> rounds = new ArrayList<>();
    for (int round = 0; round < malicious.length; round++) {
      if (malicious[round] > 0) {
        rounds.add(round);
      }
    }
    return rounds;
  }

  /** Mean of some rounds, the first few left out; of all rounds where none are named. */
  private static double mean(double[] values, List<Integer> rounds, int leftOut) {
    double[] chosen =
        rounds.isEmpty()
            ? values
            : rounds.stream()
                .filter(round -> round < values.length)
                .mapToDouble(round -> values[round])
                .toArray();
    int from = Math.min(leftOut, Math.max(0, chosen.length - 1));
    return Arrays.stream(chosen, from, chosen.length)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<DoseResponse.Level> levels = response.levels();
    for (DoseResponse.Level level : levels) {
      findings.add(
          new Finding(
              "Given by harmless members, " + dose(level.dose()) + " malicious",
              percent(level.mean()) + " of the endowment, " + runs(level.runs())));
    }
    if (levels.size() > 1) {
      DoseResponse.Level none = levels.get(0);
      DoseResponse.Level first = levels.get(1);
      findings.add(
          new Finding(
              "Change of gifts from " + dose(none.dose()) + " to " + dose(first.dose()),
              percent(response.difference(first, none)) + " of the endowment"));
      Interval half = response.fallsTo(none.mean().value() / 2);
      findings.add(
          new Finding(
              "Share of malicious that halves gifts",
              Double.isNaN(half.value()) ? "more than there were" : percent(half)));
    }
    return findings;
  }

  private static String dose(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : "mean of " + count + " runs [95 %]";
  }

  /** Such as {@code 57.1 [55.0, 59.2] %}. */
  static String percent(Interval share) {
    return Double.isNaN(share.low())
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share.value())
        : new Interval(100 * share.value(), 100 * share.low(), 100 * share.high()).text(1) + " %";
  }

  List<Figure> figures() {
    List<DoseResponse.Level> levels = response.levels();
    if (levels.size() < 2) {
      return List.of();
    }
    Figure.Curve curve =
        new Figure.Curve(
            "harmless members",
            values(levels.stream().map(level -> level.mean().value()).toList()),
            values(levels.stream().map(level -> level.mean().low()).toList()),
            values(levels.stream().map(level -> level.mean().high()).toList()),
            true);
    return List.of(
        new Figure.Lines(
            "Dose response",
            "What harmless members give, by the share of malicious ones: means of "
                + runs
                + " runs, with the band that holds the curve at all doses at once with 95 %.",
            new Figure.Axis("% malicious", 0.0, null),
            levels.stream().mapToDouble(level -> 100 * level.dose()).toArray(),
            new Figure.Axis("% of the endowment", 0.0, null),
            List.of(curve)));
  }

  private static double[] values(List<Double> shares) {
    return shares.stream().mapToDouble(share -> 100 * share).toArray();
  }

  /** The levels as numbers. */
  List<Map<String, Object>> written() {
    List<Map<String, Object>> written = new ArrayList<>();
    for (DoseResponse.Level level : response.levels()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("dose", level.dose());
      one.put("runs", level.runs());
      one.put("given", Contributions.known(level.mean().value()));
      one.put("low", Contributions.known(level.mean().low()));
      one.put("high", Contributions.known(level.mean().high()));
      written.add(one);
    }
    return written;
  }
}
