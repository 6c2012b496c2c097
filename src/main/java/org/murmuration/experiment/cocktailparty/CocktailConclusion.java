package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.experiment.Conclusion;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What all runs of a party say together, beside what was published of Claude 2.1. */
final class CocktailConclusion {

  static final String NO_EVIDENCE =
      "rule minds, not an LLM: they choose partners by a formula and say set phrases, which is no"
          + " evidence about models";

  static final String SOURCE = "Lai et al., ICML 2024, Claude 2.1, N = 10, 30 rounds";

  private static final String PUBLISHED_CONVERSATIONS = "−0.006";
  private static final String PUBLISHED_INVITATIONS = "−0.010";
  private static final String PUBLISHED_TIGHT = "+0.002";
  private static final String PUBLISHED_LOOSE = "−0.001";

  private final CocktailSettings settings;
  private final List<RunResult> runs;
  private final ClusterBootstrap bootstrap;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  CocktailConclusion(CocktailSettings settings, List<RunResult> runs, long seed) {
    this.settings = settings;
    this.runs = runs;
    this.bootstrap = new ClusterBootstrap(settings.resamples(), seed);
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    spoken();
    if (has(RatioMeasure.CONVERSATIONS)) {
      ratios();
    }
    if (has(CircleMeasure.TIGHT)) {
      CircleFigures circles = new CircleFigures(settings, runs);
      findings.addAll(circles.findings());
      figures.addAll(circles.figures());
      values.putAll(circles.values());
    }
    contents();
    findings.add(
        new Finding(
            "Memory",
            String.format(
                Locale.ROOT,
                "%,d tokens, %s, the oldest %s",
                settings.party().memory().tokens(),
                settings.party().memory().tokenizer().description(),
                settings.party().memory().summarises() ? "summed up" : "dropped")));
    transcripts();
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private boolean has(String figure) {
    return runs.stream().anyMatch(run -> run.figures().containsKey(figure));
  }

  private void spoken() {
    double rules =
        Trend.mean(runs.stream().mapToDouble(run -> run.number(RatioMeasure.RULES)).toArray());
    if (rules > 0) {
      String some =
          rules == 1 ? "" : String.format(Locale.ROOT, "in %.1f %% of encounters ", 100 * rules);
      findings.add(new Finding("What spoke", some + NO_EVIDENCE));
    }
    values.put(RatioMeasure.RULES, Figures.known(rules));
  }

  private void ratios() {
    ratio(
        RatioMeasure.INVITATIONS, "Different invitees for each invitation", PUBLISHED_INVITATIONS);
    ratio(
        RatioMeasure.CONVERSATIONS,
        "Different partners for each conversation",
        PUBLISHED_CONVERSATIONS);
    figures.add(
        new Figure.Lines(
            "Different partners and invitees in the last " + settings.window() + " rounds",
            "Mean over agents and runs; bands are 95 % intervals of the mean over runs. 1: always"
                + " somebody new; it falls when agents keep to the same ones.",
            new Figure.Axis("round", null, null),
            rounds(),
            new Figure.Axis("share", 0.0, 1.0),
            List.of(
                curve("invitees for each invitation", RatioMeasure.INVITATIONS, true),
                curve("partners for each conversation", RatioMeasure.CONVERSATIONS, true))));
  }

  private void ratio(String name, String label, String published) {
    double[] levels = numbers(name);
    Interval level = over(levels);
    Interval slope = slope(name);
    findings.add(new Finding(label, text(level, 3)));
    findings.add(new Finding(label + ", slope per round", text(slope, 4), published, SOURCE));
    values.put(name, Figures.written(level));
    values.put(name + Figures.SLOPE, Figures.written(slope));
  }

  /** Of one run the interval of its own windows, of several that of the mean over runs. */
  private Interval slope(String name) {
    List<Interval> slopes =
        runs.stream()
            .map(run -> Figures.interval(run.figures().get(name + Figures.SLOPE)))
            .toList();
    return slopes.size() == 1
        ? slopes.get(0)
        : over(slopes.stream().mapToDouble(Interval::value).toArray());
  }

  private double[] numbers(String name) {
    return runs.stream().mapToDouble(run -> run.number(name)).toArray();
  }

  private Interval over(double[] ofRuns) {
    return bootstrap.interval(ofRuns.length, times -> weighted(ofRuns, times));
  }

  private static double weighted(double[] values, int[] times) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += times[i] * values[i];
        count += times[i];
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static String text(Interval interval, int digits) {
    if (Double.isNaN(interval.value())) {
      return "none: too few rounds or chats";
    }
    String text =
        Double.isNaN(interval.low())
            ? String.format(Locale.ROOT, "%." + digits + "f", interval.value())
            : interval.text(digits);
    return text.replace('-', '−');
  }

  private double[] rounds() {
    int most = runs.stream().mapToInt(run -> run.series().rows().size()).max().orElse(0);
    double[] rounds = new double[most];
    for (int round = 0; round < most; round++) {
      rounds[round] = round + 1.0;
    }
    return rounds;
  }

  private Figure.Curve curve(String name, String column, boolean emphasis) {
    List<double[]> ofRuns = runs.stream().map(run -> run.series().column(column)).toList();
    return curve(name, ofRuns, rounds().length, emphasis);
  }

  private Figure.Curve curve(String name, List<double[]> ofRuns, int length, boolean emphasis) {
    double[] value = new double[length];
    double[] low = new double[length];
    double[] high = new double[length];
    for (int i = 0; i < length; i++) {
      int at = i;
      Interval interval =
          over(
              ofRuns.stream()
                  .mapToDouble(values -> at < values.length ? values[at] : Double.NaN)
                  .toArray());
      value[i] = interval.value();
      low[i] = interval.low();
      high[i] = interval.high();
    }
    boolean band = ofRuns.size() > 1;
    return new Figure.Curve(name, value, band ? low : null, band ? high : null, emphasis);
  }

  private void contents() {
    for (RunResult run : runs) {
      if (run.figures().get(ContentMeasure.FAILED) instanceof String why) {
        findings.add(new Finding("Contents of chats", "not measured: " + why));
        return;
      }
    }
    if (!has(ContentMeasure.MODEL)) {
      return;
    }
    ratio(
        ContentMeasure.TIGHT,
        "Distance of tight pairs' chats from the mean of all",
        PUBLISHED_TIGHT);
    ratio(
        ContentMeasure.LOOSE,
        "Distance of loose pairs' chats from the mean of all",
        PUBLISHED_LOOSE);
    List<double[]> tight = byWindow(ContentMeasure.TIGHT);
    List<double[]> loose = byWindow(ContentMeasure.LOOSE);
    int most = tight.stream().mapToInt(values -> values.length).max().orElse(0);
    double[] at = IntStream.range(0, most).mapToDouble(i -> i + settings.window()).toArray();
    figures.add(
        new Figure.Lines(
            "How far pairs' chats are from what all talk about",
            "Cosine distance of a pair's chats to the mean vector of all chats of the last "
                + settings.window()
                + " rounds, mean over pairs and runs; tight: more than "
                + settings.tight()
                + " chats in the run. Vectors: "
                + runs.get(0).figures().get(ContentMeasure.MODEL)
                + ".",
            new Figure.Axis("round", null, null),
            at,
            new Figure.Axis("cosine distance", 0.0, null),
            List.of(
                curve("tight pairs", tight, most, true),
                curve("loose pairs", loose, most, false))));
  }

  private List<double[]> byWindow(String name) {
    return runs.stream()
        .map(run -> run.figures().get(name + ContentMeasure.BY_WINDOW))
        .map(
            values ->
                values instanceof List<?> list
                    ? list.stream().mapToDouble(Figures::number).toArray()
                    : new double[0])
        .toList();
  }

  private void transcripts() {
    List<Figure.Transcript> shown = new ArrayList<>();
    for (RunResult run : runs) {
      List<Figure.Transcript> all =
          ChatKeeper.read(run.run(), run.figures().get(ChatKeeper.TRANSCRIPTS));
      int room = settings.transcripts() - shown.size();
      shown.addAll(all.subList(0, Math.max(0, Math.min(room, all.size()))));
    }
    if (!shown.isEmpty()) {
      figures.add(
          new Figure.Transcripts(
              "Chats",
              "The first and the last chats of a run, word for word; all others stand in"
                  + " encounters.jsonl.",
              shown));
    }
  }
}
