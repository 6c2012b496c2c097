package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.sentences.SentenceRule.Fault;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.EmbeddingException;

/** What all runs say of the arms. */
final class SentencesConclusion {

  static final String NO_EVIDENCE =
      "a rule mind that fills words into set frames — not an LLM, no evidence about models";

  private final SentencesSettings settings;
  private final List<RunResult> runs;
  private final Map<Arm, Tally> tallies = new LinkedHashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final ArmSpreads spreads;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  SentencesConclusion(SentencesSettings settings, List<RunResult> runs, long seed) {
    this.settings = settings;
    this.runs = runs;
    settings.arms().forEach(arm -> tallies.put(arm, new Tally()));
    for (RunResult run : runs) {
      cells.addAll(Cell.read(run.run(), run.figures().get(SentencesMeasure.SHEETS)));
      Object byArm = run.figures().get(SentencesMeasure.ARMS);
      tallies.forEach(
          (arm, tally) -> {
            if (byArm instanceof Map<?, ?> all) {
              tally.addAll(Tally.read(all.get(arm.word())));
            }
          });
    }
    this.spreads = new ArmSpreads(cells, settings.panel().bootstrap(seed));
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    byRule(settings.arms().stream().map(tallies::get).toList(), findings, values);
    if (cells.isEmpty()) {
      findings.add(new Finding("Sentences", "nothing was written"));
    } else {
      variances();
      shares();
      table();
      samples();
    }
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  /** Says so if what wrote was a rule. */
  static void byRule(List<Tally> tallies, List<Finding> findings, Map<String, Object> values) {
    Tally all = new Tally();
    tallies.forEach(all::addAll);
    double share = all.share(Tally.BY_RULE, Tally.ANSWERS);
    if (share > 0) {
      String some =
          share == 1 ? "" : String.format(Locale.ROOT, "in %.1f %% of answers ", 100 * share);
      findings.add(new Finding("What wrote", some + NO_EVIDENCE));
    }
    values.put(Tally.BY_RULE, Double.isNaN(share) ? null : share);
    findings.add(
        new Finding(
            "Answers missing",
            "%d of %d".formatted(all.get(Tally.MISSING), all.get(Tally.ANSWERS))));
  }

  private void variances() {
    Embedder embedder;
    try {
      if (settings.panel().most() == 0) {
        findings.add(new Finding("Variance of embeddings", "not asked for (embedding.most = 0)"));
        return;
      }
      embedder = settings.panel().embedder().open();
      spreads.embed(embedder);
    } catch (EmbeddingException e) {
      findings.add(new Finding("Variance of embeddings", "not measured: " + e.getMessage()));
      values.put("not-embedded", e.getMessage());
      return;
    }
    values.put("embedder", embedder.model());
    Map<String, Object> written = new LinkedHashMap<>();
    List<Interval> among = new ArrayList<>();
    List<Interval> within = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      Interval variance = spreads.variance(arm);
      among.add(variance);
      within.add(spreads.within(arm));
      Map<String, Object> ofArm = new LinkedHashMap<>();
      ofArm.put("among", numbers(variance));
      ofArm.put("within", numbers(spreads.within(arm)));
      written.put(arm.word(), ofArm);
      String published = Published.variance(arm);
      findings.add(
          new Finding(
              "Variance of embeddings, " + arm.word(),
              text(variance, 3),
              published,
              Published.source(published)));
    }
    for (int i = 0; i < within.size(); i++) {
      findings.add(
          new Finding(
              "Variance within an answer, " + settings.arms().get(i).word(),
              text(within.get(i), 3)));
    }
    values.put("variance", written);
    if (settings.arms().contains(Arm.INDIVIDUAL)) {
      differences();
    }
    figures.add(
        new Figure.Bars(
            "Variance of embeddings",
            "Mean cosine distance of two valid sentences to the same words, by "
                + embedder.model()
                + ": of one arm in a run, mean of word sets and runs; and of one answer. 95 %"
                + " intervals by resampling agents, those of a pair together. Levels depend on the"
                + " model of embeddings.",
            settings.arms().stream().map(Arm::word).toList(),
            new Figure.Axis("variance", 0.0, null),
            List.of(
                SentencesPanels.bars("among all of the arm", among),
                SentencesPanels.bars("within an answer", within))));
    plane(embedder);
  }

  private void differences() {
    Map<String, Object> written = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      if (arm != Arm.INDIVIDUAL) {
        Interval difference = spreads.difference(arm, Arm.INDIVIDUAL);
        written.put(arm.word(), numbers(difference));
        String published = Published.difference(arm);
        findings.add(
            new Finding(
                "Variance, " + arm.word() + " − individual",
                text(difference, 3),
                published,
                Published.source(published)));
      }
    }
    values.put("variance-difference-to-individual", written);
  }

  private void plane(Embedder embedder) {
    String set = cells.get(0).set();
    int run = cells.get(0).run();
    int each = settings.panel().shown() / settings.arms().size();
    List<SentencesPanels.Named> clouds =
        settings.arms().stream()
            .map(
                arm ->
                    new SentencesPanels.Named(
                        arm.word(),
                        cells.stream()
                            .filter(c -> c.arm().equals(arm.word()))
                            .filter(c -> c.run() == run && c.set().equals(set))
                            .flatMap(c -> c.sentences().stream())
                            .limit(each)
                            .toList()))
            .toList();
    figures.addAll(
        SentencesPanels.scatter(embedder, "Sentences of word set " + set + ", run " + run, clouds));
  }

  private void shares() {
    List<Interval> shares = new ArrayList<>();
    Map<String, Object> written = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      Interval share = spreads.valid(arm);
      shares.add(share);
      written.put(arm.word(), numbers(share));
      String published = Published.valid(arm);
      findings.add(
          new Finding(
              "Valid sentences, " + arm.word(),
              text(share, 3) + " of " + tallies.get(arm).get(Tally.WRITTEN),
              published,
              Published.source(published)));
    }
    values.put(Tally.VALID, written);
    figures.add(
        new Figure.Bars(
            "Valid sentences",
            "Share of sentences with all given words, of at most "
                + settings.rule().most()
                + " words, and unlike the earlier ones of the answer"
                + (settings.judge().isEmpty() ? "" : ", which the judge finds coherent")
                + "; 95 % intervals by resampling agents, those of a pair together.",
            settings.arms().stream().map(Arm::word).toList(),
            new Figure.Axis("share of sentences", 0.0, 1.0),
            List.of(SentencesPanels.bars(Tally.VALID, shares))));
  }

  private void table() {
    List<String> columns =
        new ArrayList<>(List.of("arm", "answers", "missing", "unpaired", "sentences", "valid %"));
    Arrays.stream(Fault.values()).map(Fault::word).forEach(columns::add);
    columns.add("judged");
    columns.add("coherent %");
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> written = new LinkedHashMap<>();
    tallies.forEach(
        (arm, t) -> {
          List<String> row = new ArrayList<>();
          row.add(arm.word());
          for (String count :
              List.of(Tally.ANSWERS, Tally.MISSING, Tally.UNPAIRED, Tally.WRITTEN)) {
            row.add(Long.toString(t.get(count)));
          }
          row.add(percent(t.share(Tally.VALID, Tally.WRITTEN)));
          Arrays.stream(Fault.values()).forEach(f -> row.add(Long.toString(t.get(f.word()))));
          row.add(Long.toString(t.get(Tally.JUDGED)));
          row.add(percent(t.share(Tally.COHERENT, Tally.JUDGED)));
          rows.add(row);
          written.put(arm.word(), t.written());
        });
    values.put("counts", written);
    figures.add(
        new Figure.Table(
            "What was written",
            "Faults count the first thing wrong with a sentence. Answers of agents that found nobody"
                + " to talk to, in an arm of pairs, are left out of everything else.",
            columns,
            rows));
  }

  private void samples() {
    List<List<String>> rows = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      cells.stream()
          .filter(cell -> cell.arm().equals(arm.word()) && !cell.sentences().isEmpty())
          .limit(2)
          .forEach(
              cell ->
                  rows.add(
                      List.of(arm.word(), cell.set(), String.join("\n", cell.answers().get(0)))));
    }
    figures.add(
        new Figure.Table(
            "Sentences",
            "The valid sentences of the first answers of each arm.",
            List.of("arm", "word set", "sentences"),
            rows));
  }

  static Map<String, Object> numbers(Interval interval) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("value", known(interval.value()));
    written.put("low", known(interval.low()));
    written.put("high", known(interval.high()));
    return written;
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  static String text(Interval interval, int digits) {
    if (Double.isNaN(interval.value())) {
      return "too few sentences";
    }
    return Double.isNaN(interval.low())
        ? String.format(
            Locale.ROOT, "%." + digits + "f [too few agents for an interval]", interval.value())
        : interval.text(digits);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
