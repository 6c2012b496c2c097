package org.murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.murmuration.journal.BatchFolder;
import org.murmuration.measure.Figure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.llm.Accounts;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Tally;
import org.murmuration.model.Answer;
import org.murmuration.scenario.Scenario;

/**
 * What the calls of a batch took and what became of the questions, by mind and by phase: summed up
 * from the summaries of its runs and the record of calls outside the histories.
 */
final class CallReport {

  private static final String OUTSIDE = "outside the histories";
  private static final double PERCENT = 100;

  private final String currency;
  private final Map<String, Tally> minds = new TreeMap<>();
  private final Map<String, Tally> phases = new TreeMap<>();
  private final Map<String, Map<String, Long>> answers = new TreeMap<>();
  private final Set<String> unpriced = new TreeSet<>();
  private final List<String> policies = new ArrayList<>();
  private long speculative;
  private long lost;

  private CallReport(String currency) {
    this.currency = currency;
  }

  /** The calls of a batch; empty for one whose minds make none. */
  static CallReport of(Scenario scenario, BatchFolder folder, List<RunResult> results) {
    CallReport report = new CallReport(scenario.budget().currency());
    if (scenario.cast().makesCalls()) {
      results.forEach(report::add);
      report.policies.addAll(EstimatedPolicies.lines(folder.path()));
      try (BatchCalls calls = BatchCalls.recorded(folder.path())) {
        report.addOutside(calls.outside());
      }
    }
    return report;
  }

  private void add(RunResult result) {
    if (result.figures().get("answers") instanceof Map<?, ?> byMind) {
      byMind.forEach(
          (mind, counts) ->
              ((Map<?, ?>) counts)
                  .forEach(
                      (what, count) ->
                          answers
                              .computeIfAbsent(mind.toString(), name -> new TreeMap<>())
                              .merge(what.toString(), ((Number) count).longValue(), Long::sum)));
    }
    if (result.figures().get("calls") instanceof Map<?, ?> calls) {
      add((Map<?, ?>) calls.get("by-mind"), minds);
      add((Map<?, ?>) calls.get("by-phase"), phases);
      speculative += ((Number) calls.get("speculative")).longValue();
      lost += ((Number) calls.get("lost")).longValue();
      ((List<?>) calls.get("unpriced")).forEach(mind -> unpriced.add(mind.toString()));
    }
  }

  private static void add(Map<?, ?> values, Map<String, Tally> tallies) {
    values.forEach(
        (name, tally) ->
            tallies.merge(name.toString(), RunCost.tally((Map<?, ?>) tally), Tally::plus));
  }

  private void addOutside(Accounts outside) {
    outside.minds().forEach((mind, tally) -> minds.merge(mind, tally, Tally::plus));
    outside
        .phases()
        .forEach((phase, tally) -> phases.merge(phase + ", " + OUTSIDE, tally, Tally::plus));
  }

  boolean isEmpty() {
    return minds.isEmpty();
  }

  private Tally total() {
    return minds.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** Everything as numbers. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("total", RunCost.values(total()));
    Map<String, Object> byMind = new LinkedHashMap<>();
    minds.forEach((mind, tally) -> byMind.put(mind, RunCost.values(tally)));
    values.put("by-mind", byMind);
    Map<String, Object> byPhase = new LinkedHashMap<>();
    phases.forEach((phase, tally) -> byPhase.put(phase, RunCost.values(tally)));
    values.put("by-phase", byPhase);
    values.put("answers", answers);
    values.put("speculative", speculative);
    values.put("lost", lost);
    values.put("unpriced", List.copyOf(unpriced));
    return values;
  }

  /** The lines of the summary on the terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Tally total = total();
    lines.add(
        String.format(
            Locale.ROOT,
            "calls: %,d sent, %,d without an answer; %,d tokens in (%,d cached), %,d out; %s",
            total.calls(),
            total.failed(),
            total.input(),
            total.cached(),
            total.output(),
            cost(total)));
    lines.add(
        String.format(
            Locale.ROOT,
            "       %,d were for encounters beyond the end of a run, %,d lost at its end",
            speculative,
            lost));
    answers.forEach((mind, counts) -> lines.add("answers of " + mind + ": " + rates(counts)));
    lines.addAll(policies);
    return lines;
  }

  /** What to know about estimated policies, for the notes of the report. */
  List<String> policies() {
    return policies;
  }

  /** The tables of the report. */
  List<Figure> figures() {
    if (isEmpty()) {
      return List.of();
    }
    return List.of(answerTable(), table("Calls by mind", minds), table("Calls by phase", phases));
  }

  private Figure answerTable() {
    List<String> columns = new ArrayList<>(List.of("mind", "questions", "answered"));
    for (Answer.Reason reason : Answer.Reason.values()) {
      columns.add(reason.word());
    }
    List<List<String>> rows = new ArrayList<>();
    answers.forEach(
        (mind, counts) -> {
          long all = counts.values().stream().mapToLong(Long::longValue).sum();
          List<String> row = new ArrayList<>(List.of(mind, count(all)));
          row.add(share(counts.getOrDefault("answered", 0L), all));
          for (Answer.Reason reason : Answer.Reason.values()) {
            row.add(share(counts.getOrDefault(reason.word(), 0L), all));
          }
          rows.add(row);
        });
    return new Figure.Table(
        "Answers by mind",
        "What became of the questions of the history. A missing answer is recorded as missing, with"
            + " its reason, after the last attempt.",
        columns,
        rows);
  }

  private Figure table(String title, Map<String, Tally> tallies) {
    List<List<String>> rows = new ArrayList<>();
    tallies.forEach(
        (name, tally) ->
            rows.add(
                List.of(
                    name,
                    count(tally.calls()),
                    count(tally.failed()),
                    count(tally.input()),
                    count(tally.cached()),
                    count(tally.output()),
                    cost(tally))));
    return new Figure.Table(
        title,
        "Requests sent, those without an answer, tokens, and cost by the price table. "
            + count(speculative)
            + " calls were for encounters beyond the end of a run.",
        List.of("", "sent", "without answer", "tokens in", "cached", "tokens out", "cost"),
        rows);
  }

  private String cost(Tally tally) {
    String known = tally.cost(currency);
    return unpriced.isEmpty()
        ? known
        : known + " without " + String.join(", ", unpriced) + ", which has no known price";
  }

  private static String rates(Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder words = new StringBuilder(count(all) + " questions");
    counts.forEach(
        (what, count) -> words.append(", ").append(what).append(' ').append(share(count, all)));
    return words.toString();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String share(long part, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.2f %% (%,d)", PERCENT * part / all, part);
  }
}
