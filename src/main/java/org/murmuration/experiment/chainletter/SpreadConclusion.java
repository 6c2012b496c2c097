package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.BlockBootstrap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;
import org.murmuration.measure.SpreadFit;
import org.murmuration.mind.RuleMind;

/** What all runs of a chain letter say together. */
final class SpreadConclusion {

  static final String NO_EVIDENCE =
      "rule minds with chances that the scenario gives, not LLMs: no evidence about models";

  private final ChainLetterSettings settings;
  private final List<RunResult> runs;
  private final Setting setting;
  private final BlockBootstrap bootstrap;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  SpreadConclusion(ChainLetterSettings settings, List<RunResult> runs, Setting setting, long seed) {
    this.settings = settings;
    this.runs = runs.stream().filter(SpreadConclusion::isMeasured).toList();
    this.setting = setting;
    this.bootstrap = new BlockBootstrap(settings.resamples(), seed);
  }

  private static boolean isMeasured(RunResult run) {
    return run.figures().get(SpreadMeasure.AGENTS) instanceof Number;
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    if (!runs.isEmpty()) {
      minds();
      ends();
      times();
      chances();
      fit();
      wording();
      curves();
      tree();
    }
    values.put("letters-version", Letters.load().version());
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void minds() {
    long rules =
        setting.cast().minds().values().stream().filter(RuleMind.class::isInstance).count();
    if (rules > 0) {
      String some = rules == setting.cast().minds().size() ? "" : "some are ";
      findings.add(new Finding("What spoke", some + NO_EVIDENCE));
    }
    values.put("rule-minds", rules == setting.cast().minds().size());
    findings.add(
        new Finding("Letter, defence", settings.framing() + ", " + settings.defence().word()));
    values.put("framing", settings.framing());
    values.put("defence", settings.defence().word());
  }

  private void ends() {
    long everywhere =
        runs.stream()
            .filter(run -> run.number(SpreadMeasure.AT_END) >= run.number(SpreadMeasure.AGENTS))
            .count();
    long diedOut = runs.stream().filter(run -> isThere(run, SpreadMeasure.DIED_OUT)).count();
    findings.add(
        new Finding(
            "Runs in which everybody, nobody, some carry it at the end",
            "%d, %d, %d of %d"
                .formatted(everywhere, diedOut, runs.size() - everywhere - diedOut, runs.size())));
    values.put("runs-everywhere", everywhere);
    values.put("runs-died-out", diedOut);
    findings.add(
        new Finding(
            "Mean share that carries it at the end",
            percent(within(mean(shares(SpreadMeasure.AT_END))))
                + ", that ever did "
                + percent(within(mean(shares(SpreadMeasure.REACHED))))));
    values.put("carriers-at-end", mean(shares(SpreadMeasure.AT_END)).value());
    values.put("reached", mean(shares(SpreadMeasure.REACHED)).value());
  }

  private double[] shares(String name) {
    return runs.stream()
        .mapToDouble(run -> run.number(name) / run.number(SpreadMeasure.AGENTS))
        .toArray();
  }

  private void times() {
    time("Mean rounds to 50 %", SpreadMeasure.HALF, "", "");
    time("Mean rounds to 95 %", SpreadMeasure.MOST, "", "");
    Optional<Finding> exact =
        ExactTimes.of(settings, setting, runs.get(0).number(SpreadMeasure.AT_START));
    time(
        "Mean rounds until everybody carries it",
        SpreadMeasure.ALL,
        exact.map(Finding::value).orElse(""),
        exact.map(Finding::source).orElse(""));
    time("Mean round in which it died out", SpreadMeasure.DIED_OUT, "", "");
  }

  private void time(String label, String name, String published, String source) {
    double[] times =
        runs.stream()
            .filter(run -> isThere(run, name))
            .mapToDouble(run -> run.number(name))
            .toArray();
    if (times.length > 0) {
      Interval mean = mean(times);
      String some = times.length == runs.size() ? "" : " (%d runs)".formatted(times.length);
      findings.add(new Finding(label, shown(mean, 2) + some, published, source));
      values.put(name, written(mean));
    }
  }

  /** What was counted meeting by meeting. */
  private void chances() {
    long exposed = sum("exposed");
    long held = sum("held");
    if (exposed > 0) {
      Interval beta = Interval.wilson(sum("passed"), exposed);
      findings.add(
          new Finding(
              "Share of meetings with a carrier who can be heard that pass it on", beta.text(3)));
      values.put("passed-per-exposure", written(beta));
    }
    if (held > 0) {
      Interval delta = Interval.wilson(sum("lost"), held);
      findings.add(
          new Finding("Share of a carrier's meetings after which it is lost", delta.text(4)));
      values.put("lost-per-meeting", written(delta));
    }
  }

  private long sum(String name) {
    return runs.stream()
        .map(run -> ((Map<?, ?>) run.figures().get(SpreadMeasure.SUM)).get(name))
        .mapToLong(value -> ((Number) value).longValue())
        .sum();
  }

  private void fit() {
    List<SpreadFit.Round> rounds = new ArrayList<>();
    for (RunResult run : runs) {
      rounds.addAll(rounds(run.series()));
    }
    SpreadFit.of(rounds, settings.heard(), bootstrap).ifPresent(this::fitted);
  }

  private static List<SpreadFit.Round> rounds(Series series) {
    double[] taken = series.column(SpreadMeasure.TAKEN);
    double[] lost = series.column(SpreadMeasure.LOST);
    double[] reachable = series.column(SpreadMeasure.REACHABLE);
    double[] first = series.column(SpreadMeasure.FIRST_REACHABLE);
    double[] held = series.column(SpreadMeasure.HELD);
    List<SpreadFit.Round> rounds = new ArrayList<>(taken.length);
    for (int i = 0; i < taken.length; i++) {
      rounds.add(new SpreadFit.Round(taken[i], lost[i], reachable[i], first[i], held[i]));
    }
    return rounds;
  }

  private void fitted(SpreadFit fit) {
    String source =
        "theory: dc/dt = βc(1−c)" + (settings.oneWay() ? "/2" : "") + " − δc, per meeting";
    findings.add(new Finding("Model that fits the curve best", fit.model().name(), "", source));
    findings.add(new Finding("Fitted β, if everybody meets everybody", shown(fit.beta(), 3)));
    findings.add(new Finding("Fitted δ", shown(fit.delta(), 4)));
    String threshold =
        settings.oneWay() ? "dies out if R0 ≤ 1 (β ≤ 2δ)" : "dies out if R0 ≤ 1 (β ≤ δ)";
    findings.add(
        new Finding(
            "R0: taken up from one carrier", shown(fit.reproduction(), 2), threshold, source));
    if (fit.model() == SpreadFit.Model.SIS) {
      double level = Math.max(0, 1 - 1 / fit.reproduction().value());
      findings.add(
          new Finding(
              "Share of carriers at which it would stay, 1 − 1/R0",
              String.format(Locale.ROOT, "%.1f %%", 100 * level)));
      values.put("level", level);
    }
    values.put("model", fit.model().name());
    values.put("beta", written(fit.beta()));
    values.put("delta", written(fit.delta()));
    values.put("r0", written(fit.reproduction()));
  }

  private void wording() {
    long exact = sum("exact");
    long copies = exact + sum("reworded");
    if (copies > 0) {
      Interval share = Interval.wilson(exact, copies);
      findings.add(new Finding("Share of copies that are word for word", percent(share)));
      values.put("exact-copies", written(share));
    }
    double[] variants = numbers(SpreadMeasure.VARIANTS);
    findings.add(
        new Finding(
            "Variants in a run, carried at the end",
            shown(mean(variants), 1) + ", " + shown(mean(numbers("variants-alive")), 1)));
    values.put("variants", mean(variants).value());
    if (settings.defence().filters()) {
      findings.add(
          new Finding(
              settings.defence() == Defence.QUARANTINE
                  ? "Utterances withheld"
                  : "Utterances flagged",
              Long.toString(sum(SpreadMeasure.FLAGGED))));
      values.put("flagged", sum(SpreadMeasure.FLAGGED));
    }
  }

  private double[] numbers(String name) {
    return runs.stream().mapToDouble(run -> run.number(name)).toArray();
  }

  private void curves() {
    figures.add(RunCurves.of(runs));
  }

  private void tree() {
    RunResult run = runs.get(0);
    if (run.figures().get(SpreadMeasure.LINEAGES) instanceof List<?> lineages
        && !lineages.isEmpty()) {
      figures.add(Lineages.tree("Variants of run " + run.run(), lineages));
      figures.add(Lineages.table("Survival of variants, run " + run.run(), lineages));
    }
  }

  private static boolean isThere(RunResult run, String name) {
    return run.figures().get(name) instanceof Number;
  }

  /** A mean with its 95 % interval by Student's t; without one of a single value. */
  private static Interval mean(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double half =
        values.length < 2
            ? Double.NaN
            : TDistribution.of(values.length - 1).inverseCumulativeProbability(0.975)
                * Math.sqrt(squares / (values.length - 1) / values.length);
    return new Interval(mean, mean - half, mean + half);
  }

  /** The interval of a share, cut to what a share can be. */
  private static Interval within(Interval share) {
    return new Interval(share.value(), Math.max(0, share.low()), Math.min(1, share.high()));
  }

  private static String shown(Interval interval, int digits) {
    if (Double.isInfinite(interval.value())) {
      return "without limit";
    }
    return Double.isNaN(interval.low())
        ? String.format(Locale.ROOT, "%." + digits + "f", interval.value())
        : interval.text(digits);
  }

  private static String percent(Interval share) {
    return shown(new Interval(100 * share.value(), 100 * share.low(), 100 * share.high()), 1)
        + " %";
  }

  private static Map<String, Object> written(Interval interval) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("value", known(interval.value()));
    written.put("low", known(interval.low()));
    written.put("high", known(interval.high()));
    return written;
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
