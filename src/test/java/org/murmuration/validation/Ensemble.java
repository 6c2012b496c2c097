package org.murmuration.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.engine.Timeline;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.RunResult;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/**
 * Independent runs of a shipped scenario with some settings changed, one after another, with seeds
 * derived from the scenario's.
 */
final class Ensemble {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final List<RunResult> runs;

  private Ensemble(List<RunResult> runs) {
    this.runs = runs;
  }

  /**
   * Runs a scenario to its end.
   *
   * @param scenario name of a file in {@code scenarios/}
   * @param settings {@code key=value} texts that win over the file
   */
  static Ensemble of(int runs, String scenario, String... settings) {
    return cut(UNLIMITED, runs, scenario, settings);
  }

  /** As {@link #of}, but each run ends after {@code interactions} at the latest. */
  static Ensemble cut(int interactions, int runs, String scenario, String... settings) {
    Scenario read = scenario(scenario, settings);
    List<RunResult> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      RunSpec spec = RunSpec.of(read, run);
      SequentialExecutor executor = new SequentialExecutor(spec, MemoryJournal.counting());
      executor.advance(interactions);
      Timeline timeline = executor.timeline();
      timeline.stop(EndReason.STOPPED);
      results.add(
          new RunResult(
              run,
              spec.seed(),
              timeline.end().orElseThrow().word(),
              timeline.figures(),
              timeline.series()));
    }
    return new Ensemble(results);
  }

  /** A shipped scenario with some settings changed. */
  static Scenario scenario(String name, String... settings) {
    return ScenarioFile.read(Path.of("scenarios", name), List.of(settings));
  }

  int size() {
    return runs.size();
  }

  /** Final figures of each run. */
  List<Map<String, Object>> figures() {
    return runs.stream().map(RunResult::figures).toList();
  }

  /** A figure of each run that has it, as a number. */
  double[] numbers(String figure) {
    return figures().stream()
        .map(f -> f.get(figure))
        .filter(Number.class::isInstance)
        .mapToDouble(n -> ((Number) n).doubleValue())
        .toArray();
  }

  /** In how many runs a figure has this value. */
  long count(String figure, Object value) {
    return figures().stream().filter(f -> value.equals(f.get(figure))).count();
  }

  /** A column in round {@code round} of each run; {@code afterEnd} for a run that had ended. */
  double[] inRound(String column, int round, double afterEnd) {
    return runs.stream()
        .mapToDouble(
            r -> {
              double[] values = r.series().column(column);
              return round < values.length ? values[round] : afterEnd;
            })
        .toArray();
  }
}
