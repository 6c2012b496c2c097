package org.murmuration.cli.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.measure.Interval;
import org.murmuration.mind.policy.analysis.Consensus;
import org.murmuration.mind.policy.analysis.FixedPoint;
import org.murmuration.mind.policy.analysis.PolicyAnalysis;
import org.murmuration.mind.policy.analysis.SimulatedPopulation;
import org.murmuration.mind.policy.analysis.SizeForecast;
import org.murmuration.mind.policy.analysis.Stability;
import org.murmuration.mind.policy.analysis.StateSpace;

/**
 * An analysis as tables to read. Where there are many names, those that matter most have columns;
 * the JSON has them all.
 */
public final class AnalysisText {

  private static final int MOST_COLUMNS = 4;
  private static final int MOST_POINTS = 20;
  private static final int WIDE = 20;

  /** Less than this is 0.0 % when printed. */
  private static final double HARDLY = 0.0005;

  private final PolicyAnalysis analysis;
  private final List<String> names;
  private final List<Integer> shown;

  public AnalysisText(PolicyAnalysis analysis) {
    this.analysis = analysis;
    this.names = analysis.responses().states().names();
    this.shown = leading();
  }

  /** What holds for all sizes: individual bias, the mean field, consensuses and states of rest. */
  public String theory(String title) {
    StateSpace states = analysis.responses().states();
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%s: names %s, memory of %d, %,d memory states",
            title, String.join(", ", names), states.memory(), states.size()));
    text.append(line("")).append(line("Individual bias: first choice with empty memory"));
    double[] first = analysis.responses().firstChoice();
    for (int name : shown) {
      text.append(line("  %-10s %s", names.get(name), percent(first[name])));
    }
    return text.append(way()).append(consensuses()).append(fixedPoints()).toString();
  }

  private String way() {
    FixedPoint limit = analysis.limit();
    double round = analysis.way().roundOfSuccess(0.98);
    return line("")
        + line("A population without end, from empty memories (mean field)")
        + line(
            "  %s %s: %s of all utterances%s",
            analysis.way().settled() ? "comes to rest at" : "is still moving, nearest to",
            names.get(limit.leader()),
            percent(limit.uttered()[limit.leader()]).trim(),
            limit.stability() == Stability.UNSTABLE && analysis.way().settled()
                ? "; any deviation grows, so that chance decides"
                : "")
        + (Double.isNaN(round)
            ? line("  success stays below 98 %%; at the end %s", percent(limit.success()).trim())
            : line("  98 %% of interactions succeed from round %.1f on", round));
  }

  private String consensuses() {
    StringBuilder text = new StringBuilder(line(""));
    text.append(line("Consensus: all remember nothing but successes on one name"));
    text.append(
        line(
            "  %-10s %9s  %10s  %14s  %-8s  %s",
            "on", "repeated", "eigenvalue", "by differences", "", "the mean field then"));
    for (int name : shown) {
      Consensus consensus = analysis.consensuses().get(name);
      FixedPoint near = consensus.near();
      text.append(
          line(
              "  %-10s %9s  %10s  %14s  %-8s  %s",
              names.get(name),
              format("%.2f %%", 100 * consensus.repeated()),
              number(consensus.eigenvalue()),
              number(consensus.numeric()),
              word(consensus.stability()),
              near.uttered()[name] >= 1 - HARDLY
                  ? "stays"
                  : "comes to %s, %s of utterances"
                      .formatted(
                          names.get(near.leader()),
                          percent(near.uttered()[near.leader()]).trim())));
    }
    return text.toString();
  }

  private String fixedPoints() {
    StringBuilder text = new StringBuilder(line(""));
    text.append(line("States of rest (fixed points of the mean field)"));
    text.append(line("  %8s  %10s  %-8s  %s", "success", "eigenvalue", "", "shares of utterances"));
    for (FixedPoint point : analysis.fixedPoints().stream().limit(MOST_POINTS).toList()) {
      text.append(
          line(
              "  %8s  %10s  %-8s  %s",
              percent(point.success()),
              number(point.eigenvalue()),
              word(point.stability()),
              shares(point)));
    }
    int more = analysis.fixedPoints().size() - MOST_POINTS;
    return text.append(more > 0 ? line("  and %d more", more) : "").toString();
  }

  /** The names that are uttered at all, in the order of the pool, as far as there is room. */
  private String shares(FixedPoint point) {
    return IntStream.range(0, names.size())
        .filter(name -> point.uttered()[name] >= HARDLY)
        .limit(2L * MOST_COLUMNS)
        .mapToObj(name -> names.get(name) + " " + percent(point.uttered()[name]).trim())
        .collect(Collectors.joining(", "));
  }

  /** The heading of the rows of {@link #size}. */
  public String sizes(SimulatedPopulation population, int runs) {
    StringBuilder text = new StringBuilder(line(""));
    text.append(
        line(
            "Collective bias: share of %,d simulated populations that settled on a name [95 %%]; settled: %s of",
            runs, percent(population.success()).trim()));
    text.append(
        line(
            "the last 3 rounds succeeded; cut off after round %,d; rounds: median of those settled",
            population.rounds()));
    text.append(format("%8s", "agents"));
    shown.forEach(name -> text.append(format("  %-" + WIDE + "s", names.get(name))));
    return text.append(line("  not settled  rounds")).toString();
  }

  /** What became of populations of one size. */
  public String size(SizeForecast forecast) {
    StringBuilder text = new StringBuilder(format("%,8d", forecast.agents()));
    for (int name : shown) {
      Interval share = Interval.wilson(forecast.settledOn(name), forecast.runs());
      text.append(
          format(
              "  %-" + WIDE + "s",
              format(
                  "%5.1f [%.1f, %.1f] %%",
                  100 * share.value(), 100 * share.low(), 100 * share.high())));
    }
    double median = Interval.quartiles(forecast.rounds()).value();
    return text.append(
            line(
                "  %11s  %6s",
                percent(1 - (double) forecast.settled() / forecast.runs()),
                Double.isNaN(median) ? "–" : format("%.1f", median)))
        .toString();
  }

  /** The last row: what the mean field says of a population without end. */
  public String limit() {
    return line(
        "%8s  %s",
        "∞",
        analysis.limit().stability() == Stability.UNSTABLE && analysis.way().settled()
            ? "chance decides"
            : names.get(analysis.limit().leader()));
  }

  /** The names that matter most, in the order of the pool. */
  private List<Integer> leading() {
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparingDouble(name -> -weight(name)))
        .limit(MOST_COLUMNS)
        .sorted()
        .toList();
  }

  private double weight(int name) {
    return analysis.limit().uttered()[name] + analysis.responses().firstChoice()[name] / 1000;
  }

  private static String word(Stability stability) {
    return stability.name().toLowerCase(Locale.ROOT);
  }

  private static String percent(double share) {
    return format("%5.1f %%", 100 * share);
  }

  /** Two digits; adding 0 turns −0 into 0. */
  private static String number(double eigenvalue) {
    return format("%.2f", Math.round(100 * eigenvalue) / 100.0 + 0.0);
  }

  private static String line(String format, Object... values) {
    return format(format, values) + "\n";
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
