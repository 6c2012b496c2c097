package org.murmuration.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunEnd;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.RunFolder;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

/** Manifest, series and final figures of a run, in its folder. */
final class RunRecord {

  static final String END_REASON = "end-reason";

  private static final String CELL = "cell";

  private RunRecord() {}

  /**
   * Writes the manifest of a run that begins or goes on.
   *
   * @param nodes addresses of the nodes it is carried out on
   * @param start when it begins, if it has not begun before
   */
  static void begin(RunFolder folder, RunSpec run, List<String> nodes, String start) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", BatchFolder.FORMAT);
    manifest.put("murmuration", Version.number());
    manifest.put("commit", Version.commit());
    manifest.put("java", Runtime.version().toString());
    manifest.put("scenario", run.scenario().name());
    manifest.put("run", run.run());
    manifest.put("seed", run.seed());
    manifest.put("executor", run.scenario().engine().executor().word());
    manifest.put("nodes", nodes);
    manifest.put("models", run.scenario().cast().models());
    manifest.put("start", folder.hasManifest() ? folder.manifest().get("start") : start);
    manifest.put("end", null);
    manifest.put(END_REASON, null);
    manifest.put("resolved-scenario", run.scenario().resolved());
    folder.writeManifest(manifest);
  }

  /** Writes everything about a run that ended; one that was stopped has no final figures yet. */
  static RunResult end(RunFolder folder, RunSpec run, RunEnd end, Map<String, Object> calls) {
    folder.writeSeries(end.series().columns(), end.series().rows());
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("run", run.run());
    summary.put("seed", run.seed());
    if (!run.scenario().cell().isEmpty()) {
      summary.put(CELL, run.scenario().cell());
    }
    summary.put(END_REASON, end.reason().word());
    summary.putAll(end.figures());
    summary.putAll(calls);
    folder.writeSummary(summary);
    Map<String, Object> manifest = folder.manifest();
    manifest.put("end", now());
    manifest.put(END_REASON, end.reason().word());
    manifest.put("entries", end.entries());
    folder.writeManifest(manifest);
    Map<String, Object> figures = new LinkedHashMap<>(end.figures());
    figures.putAll(calls);
    return new RunResult(
        run.run(), run.seed(), end.reason().word(), figures, end.series(), run.scenario().cell());
  }

  /** The result of a run that ended by its own rules, if it did. */
  static Optional<RunResult> read(RunFolder folder) {
    return readWithSpent(folder)
        .filter(result -> !result.endReason().equals(EndReason.BUDGET_SPENT.word()));
  }

  /** The result of a run that ended, by its own rules or because the budget was spent. */
  static Optional<RunResult> readWithSpent(RunFolder folder) {
    if (!folder.hasManifest()) {
      return Optional.empty();
    }
    Object reason = folder.manifest().get(END_REASON);
    if (reason == null || reason.equals(EndReason.STOPPED.word())) {
      return Optional.empty();
    }
    Map<String, Object> figures = new LinkedHashMap<>(folder.summary());
    RunFolder.Table table = folder.readSeries();
    Map<String, String> cell = new LinkedHashMap<>();
    if (figures.remove(CELL) instanceof Map<?, ?> levels) {
      levels.forEach((factor, level) -> cell.put(factor.toString(), level.toString()));
    }
    return Optional.of(
        new RunResult(
            ((Number) figures.remove("run")).intValue(),
            ((Number) figures.remove("seed")).longValue(),
            figures.remove(END_REASON).toString(),
            figures,
            new Series(table.columns(), table.rows()),
            cell));
  }

  /** Notes in the manifest which models answered, as their providers name them, and how often. */
  static void noteServed(RunFolder folder, Map<String, Map<String, Long>> served) {
    Map<String, Object> manifest = folder.manifest();
    manifest.put("served", served);
    folder.writeManifest(manifest);
  }

  /** The time, to the second, as manifests give it. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
