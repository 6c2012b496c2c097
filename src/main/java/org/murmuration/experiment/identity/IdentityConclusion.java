package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Deciders;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What all runs of meetings say together, competence first. */
final class IdentityConclusion {

  static final String PROPOSED = "proposed here; nothing is published";

  private final IdentitySettings settings;
  private final List<RunResult> runs;
  private final Setting setting;
  private final List<Probe> probes;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  IdentityConclusion(
      IdentitySettings settings, List<RunResult> runs, Setting setting, List<Probe> probes) {
    this.settings = settings;
    this.runs = runs;
    this.setting = setting;
    this.probes = probes;
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    Competence competence = new Competence(settings.stake(), probes);
    findings.addAll(competence.findings());
    values.putAll(competence.written());
    Deciders.rules(setting.cast(), IdentityMinds::kind).ifPresent(findings::add);
    mean("Cooperation", Cooperation.COOPERATION, true);
    mean("Promises kept", Cooperation.KEPT, true);
    mean("Signed or delegated", Cooperation.COMMITTED, true);
    mean(
        "Willingness to go on as another level, before contact",
        ReportMeasure.SWITCH_BEFORE,
        false);
    mean("Willingness to go on as another level, after contact", ReportMeasure.SWITCH_AFTER, false);
    mean("Agreement of agents with themselves, before and after", ReportMeasure.WITHIN, true);
    mean("Agreement between agents, before contact", ReportMeasure.BETWEEN_BEFORE, true);
    mean("Agreement between agents, after contact", ReportMeasure.BETWEEN_AFTER, true);
    mean("Agents that repeat a phrase they heard, of those", Norms.REPEATED, true);
    mean("Agents that say it unheard, of the others", Norms.UNHEARD, true);
    mean("Agents that repeat a word sequence they heard", Norms.NGRAMS, true);
    mean("Agents that say one of others unheard", Norms.NGRAMS_UNHEARD, true);
    hypotheses();
    byLevel();
    figures.addAll(new LevelTable(runs).figures());
    figures.addAll(new FactorValues(runs).figures());
    byRound();
    missing("Actions that are missing", "missing-actions");
    missing("Self-reports that are missing", ReportMeasure.MISSING);
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  /** A figure of runs, if they have it. */
  private void mean(String label, String figure, boolean share) {
    List<Double> all =
        runs.stream().map(run -> run.number(figure)).filter(value -> !value.isNaN()).toList();
    if (!all.isEmpty()) {
      Interval mean = DoseResponse.meanOf(all);
      findings.add(new Finding(label, text(mean, share)));
      values.put(figure, mean.value());
    }
  }

  /** Such as {@code 57.1 [55.0, 59.2] %} for shares, or {@code 2.31 [2.20, 2.42]}. */
  static String text(Interval mean, boolean share) {
    double by = share ? 100 : 1;
    int digits = share ? 1 : 2;
    String text =
        Double.isNaN(mean.low())
            ? String.format(Locale.ROOT, "%." + digits + "f", by * mean.value())
            : new Interval(by * mean.value(), by * mean.low(), by * mean.high()).text(digits);
    return share ? text + " %" : text;
  }

  private void hypotheses() {
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> written = new ArrayList<>();
    for (Hypothesis one : Hypothesis.ALL) {
      boolean share = !one.of().equals(ReportMeasure.SWITCH_BEFORE);
      String cells = share ? Cooperation.CELLS : ReportMeasure.CELLS;
      Interval difference =
          new LevelValues(runs, cells, one.of()).difference(one.level(), one.than());
      if (difference == null) {
        continue;
      }
      String name = one.of() + ", " + one.level() + " − " + one.than();
      findings.add(
          new Finding(
              "Proposed to be " + one.expected() + ": " + name,
              text(difference, share),
              "",
              PROPOSED));
      String verdict =
          Double.isNaN(difference.low())
              ? "too few runs to say"
              : one.isBorneOut(difference.low(), difference.high()) ? "as proposed" : "not so";
      rows.add(List.of(name, one.expected(), one.why(), text(difference, share), verdict));
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("of", one.of());
      value.put("level", one.level());
      value.put("than", one.than());
      value.put("proposed", one.expected());
      value.put("difference", difference.value());
      value.put("low", Cooperation.known(difference.low()));
      value.put("high", Cooperation.known(difference.high()));
      written.add(value);
    }
    if (!rows.isEmpty()) {
      figures.add(
          new Figure.Table(
              "Proposed contrasts",
              "Differences between identity levels, paired by seed, with 95 % t intervals. What is"
                  + " proposed is ours; nothing is published to compare with. A proposed equality"
                  + " holds if the interval has 0 in it, which few runs make easy.",
              List.of("contrast", "proposed", "because", "here", "verdict"),
              rows));
      values.put("contrasts", written);
    }
  }

  private void byLevel() {
    LevelValues cooperation = new LevelValues(runs, Cooperation.CELLS, Cooperation.COOPERATION);
    if (!cooperation.levels().isEmpty()) {
      LevelValues kept = new LevelValues(runs, Cooperation.CELLS, Cooperation.KEPT);
      List<Figure.Group> groups = new ArrayList<>();
      groups.add(group("cooperation", cooperation, cooperation.levels(), 100));
      if (!kept.levels().isEmpty()) {
        groups.add(group("promises kept", kept, cooperation.levels(), 100));
      }
      figures.add(
          new Figure.Bars(
              "Cooperation, by identity level",
              "Means of runs in % of full cooperation, and of promises made; 95 % t intervals.",
              cooperation.levels(),
              new Figure.Axis("%", 0.0, 100.0),
              groups));
      values.put(Cooperation.CELLS, written(cooperation));
    }
    LevelValues before = new LevelValues(runs, ReportMeasure.CELLS, ReportMeasure.SWITCH_BEFORE);
    LevelValues after = new LevelValues(runs, ReportMeasure.CELLS, ReportMeasure.SWITCH_AFTER);
    if (!before.levels().isEmpty()) {
      figures.add(
          new Figure.Bars(
              "Willingness to go on as another level",
              "Mean rating, 1 to 5, of all levels but the own one; 95 % t intervals.",
              before.levels(),
              new Figure.Axis("rating", 1.0, 5.0),
              List.of(
                  group("before contact", before, before.levels(), 1),
                  group("after contact", after, before.levels(), 1))));
    }
  }

  private static Figure.Group group(
      String name, LevelValues values, List<String> levels, double by) {
    List<Interval> means = levels.stream().map(values::mean).toList();
    return new Figure.Group(
        name,
        means.stream().mapToDouble(mean -> by * mean.value()).toArray(),
        means.stream().mapToDouble(mean -> by * mean.low()).toArray(),
        means.stream().mapToDouble(mean -> by * mean.high()).toArray());
  }

  private static Map<String, Object> written(LevelValues values) {
    Map<String, Object> written = new LinkedHashMap<>();
    values.levels().forEach(level -> written.put(level, values.mean(level).value()));
    return written;
  }

  private void byRound() {
    List<double[]> series =
        runs.stream()
            .filter(run -> run.series().columns().contains(Cooperation.COOPERATION))
            .map(run -> run.series().column(Cooperation.COOPERATION))
            .toList();
    int rounds = series.stream().mapToInt(one -> one.length).max().orElse(0);
    if (rounds == 0) {
      return;
    }
    List<Interval> quartiles =
        IntStream.range(0, rounds)
            .mapToObj(
                round ->
                    Interval.quartiles(
                        series.stream()
                            .filter(one -> round < one.length && !Double.isNaN(one[round]))
                            .mapToDouble(one -> 100 * one[round])
                            .toArray()))
            .toList();
    figures.add(
        new Figure.Lines(
            "Cooperation, by round",
            "Median of runs; the band holds the middle half of them.",
            new Figure.Axis("round", 0.0, null),
            IntStream.range(0, rounds).asDoubleStream().toArray(),
            new Figure.Axis("%", 0.0, 100.0),
            List.of(
                new Figure.Curve(
                    "members",
                    quartiles.stream().mapToDouble(Interval::value).toArray(),
                    quartiles.stream().mapToDouble(Interval::low).toArray(),
                    quartiles.stream().mapToDouble(Interval::high).toArray(),
                    true))));
  }

  private void missing(String label, String figure) {
    List<RunResult> counted =
        runs.stream().filter(run -> run.figures().get(figure) instanceof Number).toList();
    if (!counted.isEmpty()) {
      long missing = counted.stream().mapToLong(run -> Math.round(run.number(figure))).sum();
      findings.add(new Finding(label, Long.toString(missing)));
    }
  }
}
