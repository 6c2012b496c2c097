package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Deciders;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Persona;

/** What all runs of the population form say together. */
final class GoodsConclusion {

  private final GoodsSettings settings;
  private final List<RunResult> runs;
  private final Setting setting;
  private final ClusterBootstrap bootstrap;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  GoodsConclusion(GoodsSettings settings, List<RunResult> runs, Setting setting, long seed) {
    this.settings = settings;
    this.runs = runs;
    this.setting = setting;
    this.bootstrap = new ClusterBootstrap(settings.resamples(), seed);
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    Deciders.rules(setting.cast(), GoodsMinds::kind).ifPresent(findings::add);
    List<RunResult> counted =
        runs.stream().filter(r -> r.series().columns().contains(Contributions.GIVEN)).toList();
    if (!counted.isEmpty()) {
      published(counted);
      levels(counted);
      Doses doses = new Doses(counted, settings.settling());
      findings.addAll(doses.findings());
      recovery(counted);
      earnings(counted);
      missing(counted);
      figures.add(byRound(counted));
      figures.addAll(doses.figures());
      values.put("doses", doses.written());
    }
    distances();
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  /** Gifts of the first round beside those of the published condition, if it is that one. */
  private void published(List<RunResult> counted) {
    if (!Published.isComparable(settings.economy(), settings.group())
        || settings.talk() > 0
        || settings.reputation() > 0
        || settings.economy().sanctions().any()
        || setting.cast().personas().values().stream().anyMatch(Persona::adversary)) {
      return;
    }
    List<Double> first = new ArrayList<>();
    for (RunResult run : counted) {
      first.add(settings.economy().endowment() * run.series().column(Contributions.GIVEN)[0]);
    }
    findings.add(
        new Finding(
            "Tokens given by strangers in the first round",
            tokens(DoseResponse.meanOf(first)),
            Published.baseline(Acquaintance.STRANGERS),
            Published.SOURCE));
  }

  static String tokens(Interval mean) {
    return Double.isNaN(mean.low())
        ? String.format(Locale.ROOT, "%.2f", mean.value())
        : mean.text(2);
  }

  /** What was given before, under and after the malicious, in runs that had them come. */
  private void levels(List<RunResult> counted) {
    List<String> when = List.of("before", "under", "after");
    List<RunResult> injected =
        counted.stream()
            .filter(run -> run.figures().get("given-before") != null)
            .filter(run -> run.figures().get("given-under") != null)
            .toList();
    if (injected.isEmpty()) {
      return;
    }
    for (String time : when) {
      List<Double> given =
          injected.stream()
              .map(run -> run.figures().get("given-" + time))
              .filter(Number.class::isInstance)
              .map(n -> ((Number) n).doubleValue())
              .toList();
      if (!given.isEmpty()) {
        findings.add(
            new Finding(
                "Given by harmless members " + time + ", runs with malicious",
                Doses.percent(DoseResponse.meanOf(given)) + " of the endowment"));
      }
    }
  }

  private void recovery(List<RunResult> counted) {
    List<RunResult> removed =
        counted.stream().filter(run -> run.figures().get(Contributions.REMOVED) != null).toList();
    if (removed.isEmpty()) {
      return;
    }
    double[] rounds =
        removed.stream()
            .map(run -> run.figures().get(Contributions.RECOVERY))
            .filter(Number.class::isInstance)
            .mapToDouble(n -> ((Number) n).doubleValue())
            .toArray();
    String level = String.format(Locale.ROOT, "%.0f %%", 100 * settings.recovered());
    findings.add(
        new Finding(
            "Populations back at " + level + " of their gifts before",
            rounds.length + " of " + removed.size() + " that were rid of the malicious"));
    values.put("removed", removed.size());
    values.put("recovered", rounds.length);
    if (rounds.length > 0) {
      Interval quartiles = Interval.quartiles(rounds);
      findings.add(new Finding("Rounds it took, median [quartiles]", quartiles.text(1)));
      values.put("recovery-rounds", quartiles.value());
    }
  }

  private void earnings(List<RunResult> counted) {
    List<Double> advantage = new ArrayList<>();
    for (RunResult run : counted) {
      if (run.figures().get("earned-under") instanceof Number harmless
          && run.figures().get("earned-under-malicious") instanceof Number malicious) {
        advantage.add(malicious.doubleValue() - harmless.doubleValue());
      }
    }
    if (!advantage.isEmpty()) {
      Interval mean = DoseResponse.meanOf(advantage);
      findings.add(new Finding("Tokens that the malicious earned more in a game", tokens(mean)));
      values.put("malicious-advantage", Contributions.known(mean.value()));
    }
  }

  private void missing(List<RunResult> counted) {
    long missing =
        counted.stream()
            .map(run -> run.figures().get("missing-gifts"))
            .filter(Number.class::isInstance)
            .mapToLong(n -> ((Number) n).longValue())
            .sum();
    findings.add(new Finding("Gifts that are missing", Long.toString(missing)));
  }

  private Figure byRound(List<RunResult> counted) {
    int rounds = counted.stream().mapToInt(run -> run.series().rows().size()).max().orElse(0);
    double[] at = new double[rounds];
    double[] mean = new double[rounds];
    double[] low = new double[rounds];
    double[] high = new double[rounds];
    double[] malicious = new double[rounds];
    List<double[]> given =
        counted.stream().map(run -> run.series().column(Contributions.GIVEN)).toList();
    List<double[]> others =
        counted.stream().map(run -> run.series().column(Contributions.GIVEN_MALICIOUS)).toList();
    for (int round = 0; round < rounds; round++) {
      at[round] = round;
      Interval quartiles = quartiles(given, round);
      mean[round] = quartiles.value();
      low[round] = quartiles.low();
      high[round] = quartiles.high();
      malicious[round] = quartiles(others, round).value();
    }
    return new Figure.Lines(
        "Given, by round",
        "Median of runs in % of the endowment; the band holds the middle half of them.",
        new Figure.Axis("round", 0.0, null),
        at,
        new Figure.Axis("% of the endowment", 0.0, 100.0),
        List.of(
            new Figure.Curve("harmless members", mean, low, high, true),
            new Figure.Curve("malicious members", malicious, null, null, false)));
  }

  private static Interval quartiles(List<double[]> runs, int round) {
    return Interval.quartiles(
        runs.stream()
            .filter(run -> round < run.length && !Double.isNaN(run[round]))
            .mapToDouble(run -> 100 * run[round])
            .toArray());
  }

  /** Gifts and their change by distance from the malicious, with intervals by drawing runs. */
  private void distances() {
    Distances distances = new Distances(runs, bootstrap);
    if (distances.any()) {
      findings.addAll(distances.findings());
      figures.addAll(distances.figures());
      values.put(Contagion.CELLS, distances.written());
    }
  }
}
