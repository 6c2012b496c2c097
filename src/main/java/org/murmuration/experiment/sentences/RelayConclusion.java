package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Conclusion;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What all runs say of texts that went along chains. */
final class RelayConclusion {

  private final RelaySettings settings;
  private final List<RunResult> runs;
  private final ClusterBootstrap bootstrap;
  private final List<Map<?, ?>> chains = new ArrayList<>();
  private final List<Tally> byHop = new ArrayList<>();
  private final Tally all = new Tally();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  RelayConclusion(RelaySettings settings, List<RunResult> runs, long seed) {
    this.settings = settings;
    this.runs = runs;
    this.bootstrap = settings.panel().bootstrap(seed);
    for (int hop = 0; hop < settings.length(); hop++) {
      byHop.add(new Tally());
    }
    for (RunResult run : runs) {
      all.addAll(Tally.read(run.figures().get(RelayMeasure.COUNTS)));
      if (run.figures().get(RelayMeasure.HOPS) instanceof List<?> hops) {
        for (int hop = 0; hop < Math.min(hops.size(), byHop.size()); hop++) {
          byHop.get(hop).addAll(Tally.read(hops.get(hop)));
        }
      }
      if (run.figures().get(RelayMeasure.CHAINS) instanceof List<?> distances) {
        distances.forEach(chain -> chains.add((Map<?, ?>) chain));
      }
    }
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    SentencesConclusion.byRule(List.of(all), findings, values);
    if (all.get(Tally.WRITTEN) > 0) {
      distances();
      valid();
      findings.add(
          new Finding(
              "Sentences taken over word for word",
              SentencesConclusion.text(
                  SentencesPanels.share(all.get(RelayMeasure.KEPT), all.get("continued")), 3)));
      samples();
    }
    values.put(RelayMeasure.COUNTS, all.written());
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void distances() {
    if (chains.isEmpty()) {
      String why =
          runs.stream()
              .map(run -> run.figures().get(RelayMeasure.NOT_EMBEDDED))
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .findFirst()
              .map(message -> "not measured: " + message)
              .orElse("not asked for (embedding.most = 0)");
      findings.add(new Finding("Distance to the first text", why));
      return;
    }
    Object embedder = runs.get(0).figures().get(RelayMeasure.EMBEDDER);
    int hops = settings.length();
    List<Interval> first = new ArrayList<>();
    List<Interval> previous = new ArrayList<>();
    for (int hop = 0; hop < hops; hop++) {
      first.add(mean(RelayMeasure.FROM_FIRST, hop));
      previous.add(mean(RelayMeasure.FROM_PREVIOUS, hop));
    }
    for (int hop : hops == 2 ? new int[] {1} : new int[] {1, hops - 1}) {
      findings.add(
          new Finding(
              "Distance to the first text at hop " + hop,
              SentencesConclusion.text(first.get(hop), 3)));
    }
    values.put("distance-to-first", first.stream().map(SentencesConclusion::numbers).toList());
    values.put(
        "distance-to-previous", previous.stream().map(SentencesConclusion::numbers).toList());
    values.put(RelayMeasure.EMBEDDER, embedder);
    double[] at = new double[hops];
    for (int hop = 0; hop < hops; hop++) {
      at[hop] = hop;
    }
    figures.add(
        new Figure.Lines(
            "Distance along chains",
            "Cosine distance of the mean embedding of an answer to that of the head of its chain, and"
                + " of its predecessor, by "
                + embedder
                + "; mean of "
                + chains.size()
                + " chains, 95 % intervals by resampling chains.",
            new Figure.Axis("hop", 0.0, (double) (hops - 1)),
            at,
            new Figure.Axis("cosine distance", 0.0, null),
            List.of(
                curve("to the first", first, true), curve("to the previous", previous, false))));
  }

  private Interval mean(String what, int hop) {
    double[] values =
        chains.stream()
            .map(chain -> (List<?>) chain.get(what))
            .mapToDouble(
                chain -> hop < chain.size() ? ((Number) chain.get(hop)).doubleValue() : Double.NaN)
            .toArray();
    return bootstrap.interval(
        values.length,
        times -> {
          double sum = 0;
          double count = 0;
          for (int i = 0; i < times.length; i++) {
            if (!Double.isNaN(values[i])) {
              sum += times[i] * values[i];
              count += times[i];
            }
          }
          return count == 0 ? Double.NaN : sum / count;
        });
  }

  private static Figure.Curve curve(String name, List<Interval> by, boolean emphasis) {
    return new Figure.Curve(
        name,
        by.stream().mapToDouble(Interval::value).toArray(),
        by.stream().mapToDouble(Interval::low).toArray(),
        by.stream().mapToDouble(Interval::high).toArray(),
        emphasis);
  }

  private void valid() {
    Interval share = SentencesPanels.share(all.get(Tally.VALID), all.get(Tally.WRITTEN));
    String published = Published.valid(Arm.INDIVIDUAL);
    findings.add(
        new Finding(
            "Valid sentences",
            SentencesConclusion.text(share, 3) + " of " + all.get(Tally.WRITTEN),
            published + " (individual, no chain)",
            Published.SOURCE));
    values.put(Tally.VALID, SentencesConclusion.numbers(share));
    double[] at = new double[byHop.size()];
    List<Interval> shares = new ArrayList<>();
    for (int hop = 0; hop < at.length; hop++) {
      at[hop] = hop;
      Tally tally = byHop.get(hop);
      shares.add(SentencesPanels.share(tally.get(Tally.VALID), tally.get(Tally.WRITTEN)));
    }
    figures.add(
        new Figure.Lines(
            "Valid sentences along chains",
            "Share of sentences that keep to the rule; 95 % Wilson intervals, which take sentences"
                + " for independent.",
            new Figure.Axis("hop", 0.0, (double) (at.length - 1)),
            at,
            new Figure.Axis("share of sentences", 0.0, 1.0),
            List.of(curve(Tally.VALID, shares, true))));
  }

  private void samples() {
    List<List<String>> rows = new ArrayList<>();
    for (Map<?, ?> chain : chains.subList(0, Math.min(5, chains.size()))) {
      rows.add(
          List.of(
              chain.get("set").toString(), joined(chain.get("first")), joined(chain.get("last"))));
    }
    if (!rows.isEmpty()) {
      figures.add(
          new Figure.Table(
              "First and last",
              "What stood at the head and at the end of the first chains.",
              List.of("word set", "first", "last"),
              rows));
    }
  }

  private static String joined(Object texts) {
    return String.join("\n", ((List<?>) texts).stream().map(Object::toString).toList());
  }
}
