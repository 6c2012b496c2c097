package org.murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.BatchFolder;
import org.murmuration.measure.Figure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.llm.CallKey;
import org.murmuration.mind.llm.CallSample;
import org.murmuration.report.Report;
import org.murmuration.scenario.Scenario;

/** Puts the report of a batch together. */
final class BatchReport {

  private static final int PROMPTS_SHOWN = 12;

  private BatchReport() {}

  static Report of(
      Scenario scenario,
      BatchFolder folder,
      String text,
      List<RunResult> results,
      Conclusion conclusion,
      Setting setting,
      CallReport calls) {
    List<Figure> figures = new ArrayList<>(conclusion.figures());
    figures.addAll(calls.figures());
    if (!calls.isEmpty() && !results.isEmpty()) {
      figures.add(prompts(folder, results.get(0).run()));
    }
    Map<String, Object> manifest = new LinkedHashMap<>(folder.manifest());
    manifest.remove("scenario");
    manifest.put("seed", scenario.seed());
    manifest.put("executor", scenario.engine().executor().word());
    return new Report(
        scenario.title(),
        subtitle(scenario, results) + "; " + setting.schedule().description(),
        conclusion.findings(),
        figures,
        runs(results),
        overridden(text, manifest),
        manifest,
        notes(scenario, calls));
  }

  /** The first prompts of a run, word for word. */
  private static Figure prompts(BatchFolder folder, int run) {
    List<Figure.Transcript> transcripts = new ArrayList<>();
    for (CallSample sample : CallSample.first(folder.run(run).path(), PROMPTS_SHOWN)) {
      List<Figure.Utterance> lines = new ArrayList<>();
      sample
          .shown()
          .forEach(shown -> lines.add(new Figure.Utterance(shown.role(), shown.text(), null)));
      lines.add(new Figure.Utterance(sample.mind(), sample.answer(), null));
      CallKey key = sample.key();
      transcripts.add(
          new Figure.Transcript(
              "Encounter %d, agent %d, turn %d, attempt %d"
                  .formatted(key.index(), key.agent(), key.turn(), key.attempt()),
              lines));
    }
    return new Figure.Transcripts(
        "Prompts and raw answers",
        "The first calls of run %d, word for word. All of them: %s/calls.jsonl; the key there (index,"
                .formatted(run, folder.run(run).path().getFileName())
            + " agent, turn, attempt) is that of encounters.jsonl.",
        transcripts);
  }

  static String subtitle(Scenario scenario, List<RunResult> results) {
    String minds =
        scenario.personas().stream()
            .map(share -> share.agents() + " " + share.persona())
            .collect(Collectors.joining(", "));
    return results.size()
        + " runs"
        + inCells(scenario)
        + " of "
        + scenario.agents()
        + " agents ("
        + minds
        + "), seed "
        + scenario.seed();
  }

  /** What stands behind the number of runs if they follow a design. */
  static String inCells(Scenario scenario) {
    return scenario.design().map(design -> " in " + design.cells().size() + " cells").orElse("");
  }

  /** The scenario as written, with the overrides of the command line above it as comments. */
  private static String overridden(String text, Map<String, Object> manifest) {
    if (manifest.get("overrides") instanceof List<?> overrides && !overrides.isEmpty()) {
      String set = overrides.stream().map(o -> "# --set " + o + "\n").collect(Collectors.joining());
      return "# Run with\n" + set + "\n" + text;
    }
    return text;
  }

  private static List<String> notes(Scenario scenario, CallReport calls) {
    List<String> notes = new ArrayList<>();
    List<String> called = new ArrayList<>();
    List<String> models = new ArrayList<>();
    for (Mind mind : scenario.cast().minds().values()) {
      mind.model().ifPresent(mind.makesCalls() ? called::add : models::add);
    }
    if (!called.isEmpty()) {
      notes.add(
          "Called: "
              + called.stream().distinct().sorted().collect(Collectors.joining(", "))
              + ". Every call is in calls.jsonl; `murmuration replay` repeats the runs from it.");
      if (called.contains("rehearsal")) {
        notes.add("The provider rehearsal answers at random and is no evidence about models.");
      }
      notes.addAll(calls.policies());
      return notes;
    }
    notes.add(
        models.isEmpty()
            ? "No LLM was called: all minds are fixed rules, which are no evidence about LLMs."
            : "No LLM was called: decisions come from a model of the published decisions of "
                + models.stream().distinct().sorted().collect(Collectors.joining(", "))
                + ".");
    return notes;
  }

  private static Figure.Table runs(List<RunResult> results) {
    // Runs of different cells may have different figures.
    Set<String> figures = new LinkedHashSet<>();
    for (RunResult result : results) {
      result.figures().entrySet().stream()
          .filter(f -> !(f.getValue() instanceof Map) && !(f.getValue() instanceof List))
          .forEach(f -> figures.add(f.getKey()));
    }
    Set<String> factors = results.isEmpty() ? Set.of() : results.get(0).cell().keySet();
    List<String> columns = new ArrayList<>(List.of("run", "seed", "ended"));
    columns.addAll(factors);
    columns.addAll(figures);
    List<List<String>> rows = new ArrayList<>();
    for (RunResult result : results) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  String.valueOf(result.run()), String.valueOf(result.seed()), result.endReason()));
      factors.forEach(factor -> row.add(result.cell().getOrDefault(factor, "")));
      figures.forEach(figure -> row.add(shown(result.figures().get(figure))));
      rows.add(row);
    }
    return new Figure.Table("Runs", "", columns, rows);
  }

  private static String shown(Object value) {
    return value instanceof Double number
        ? number == Math.rint(number)
            ? String.valueOf(number.longValue())
            : String.format(Locale.ROOT, "%.3f", number)
        : Objects.toString(value, "");
  }
}
