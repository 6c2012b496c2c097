package org.murmuration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.cluster.LiveControl;
import org.murmuration.cluster.LiveLines;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunEnd;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.engine.Timeline;
import org.murmuration.experiment.Probe;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunFolder;
import org.murmuration.journal.RunKey;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;
import org.murmuration.server.client.ControlClient;

/**
 * Fetches what a cluster has recorded of a batch, and makes of it the folder that a single node
 * would have written: figures and series are folded from the journals, which must be what scenario
 * and seed give.
 */
final class ClusterExport {

  private final ControlClient client;
  private final BatchFolder folder;
  private final Scenario scenario;
  private final Prices prices;
  private final Map<Integer, Long> entries = new HashMap<>();

  ClusterExport(ControlClient client, Batch batch, Prices prices) {
    this.client = client;
    this.folder = batch.folder();
    this.scenario = batch.scenario();
    this.prices = prices;
  }

  /**
   * Writes all that there is; what is there already is not fetched again.
   *
   * @param status where the batch stands
   * @throws RunFailure if what the cluster gives is not all, or belongs to something else
   */
  BatchEnd write(Control.BatchStatus status) {
    List<String> nodes =
        client.cluster().nodes().stream().map(Control.NodeStatus::address).sorted().toList();
    if (scenario.cast().makesCalls()) {
      client.downloadCalls(status.batch(), RunKey.OUTSIDE, folder.path().resolve(BatchCalls.FILE));
    }
    try (BatchCalls calls = BatchCalls.recorded(folder.path())) {
      List<RunResult> results = new ArrayList<>();
      for (RunStatus run : status.runs()) {
        RunResult result = write(run, nodes, calls);
        if (result != null) {
          results.add(result);
        }
      }
      List<Probe> probes = scenario.cast().makesCalls() ? Probes.ask(scenario, calls) : List.of();
      writeLogs(status);
      repeatMemoised(calls);
      EstimatedPolicies.write(folder.path(), calls.estimates());
      return new BatchEnd(results, probes, failure(status), spent(status));
    }
  }

  /** What was asked and told over the control API: lines of all runs, in the order they came. */
  private void writeLogs(Control.BatchStatus status) {
    Set<LiveControl.AuditLine> audit = new LinkedHashSet<>();
    for (RunStatus run : status.runs()) {
      audit.addAll(client.audit(status.batch(), run.run()));
      write(
          folder.run(run.run()).path().resolve(LiveLines.INTERVIEWS),
          client.interviews(status.batch(), run.run()).stream().map(LiveLines::of).toList());
    }
    write(
        folder.path().resolve(LiveLines.AUDIT),
        audit.stream()
            .sorted(Comparator.comparing(LiveControl.AuditLine::time))
            .map(LiveLines::of)
            .toList());
  }

  private static void write(Path file, List<String> lines) {
    try {
      if (!lines.isEmpty() && Files.exists(file.getParent())) {
        Files.write(file, lines);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  private static RuntimeException failure(Control.BatchStatus status) {
    return status.runs().stream()
        .filter(ClusterWatch::hasFailed)
        .findFirst()
        .map(run -> new RunFailure("run " + run.run() + ": " + run.problem()))
        .orElse(null);
  }

  private static String spent(Control.BatchStatus status) {
    return status.runs().stream().anyMatch(run -> ClusterWatch.ended(run, EndReason.BUDGET_SPENT))
        ? TextTable.visible(status.calls())
        : null;
  }

  /** Writes a run; its result, if it has one. */
  private RunResult write(RunStatus status, List<String> nodes, BatchCalls calls) {
    RunSpec run = RunSpec.of(scenario, status.run());
    RunFolder place = folder.run(status.run());
    RunResult earlier = RunRecord.read(place).orElse(null);
    if (earlier != null) {
      entries.put(status.run(), Long.MAX_VALUE);
      return earlier;
    }
    boolean goesOn = ClusterWatch.isOpen(status) || ClusterWatch.ended(status, EndReason.STOPPED);
    if (goesOn && status.entries() == 0) {
      return null;
    }
    place.create();
    RunRecord.begin(place, run, nodes, Objects.toString(folder.manifest().get("start")));
    fetch(status, place);
    RunEnd end = fold(run, status, place);
    if (end == null) {
      return null;
    }
    RunResult result = RunRecord.end(place, run, end, cost(place, end, status, calls));
    boolean counts =
        end.reason() == EndReason.BUDGET_SPENT
            ? end.entries() > 0
            : end.reason() != EndReason.STOPPED;
    return counts ? result : null;
  }

  private void fetch(RunStatus run, RunFolder place) {
    long got =
        client.downloadEntries(run.batch(), run.run(), place.path().resolve("encounters.jsonl"));
    entries.put(run.run(), got);
    if (!ClusterWatch.isOpen(run) && got != run.entries()) {
      throw new RunFailure(
          "run %d: the cluster has recorded %d entries, but %s holds %d; it must be what the cluster"
                  .formatted(run.run(), run.entries(), place.path(), got)
              + " gave, unchanged");
    }
    if (scenario.cast().makesCalls()) {
      client.downloadCalls(run.batch(), run.run(), place.path().resolve(BatchCalls.FILE));
    }
  }

  /** How a run ended according to its journal; one that goes on is taken as stopped here. */
  private RunEnd fold(RunSpec run, RunStatus status, RunFolder place) {
    try (FileJournal journal = place.journal(run.scenario().plan().format())) {
      Timeline timeline = new Timeline(run, 1, 1, journal, entry -> {});
      if (ClusterWatch.hasFailed(status)) {
        return null;
      }
      if (ClusterWatch.ended(status, EndReason.NOBODY_MEETS)
          || ClusterWatch.ended(status, EndReason.COMPLETE)) {
        // Only who looks for the next encounter sees that there is none.
        timeline.next();
      }
      if (ClusterWatch.isOpen(status) || ClusterWatch.ended(status, EndReason.STOPPED)) {
        timeline.stop(EndReason.STOPPED);
      }
      if (ClusterWatch.ended(status, EndReason.BUDGET_SPENT)) {
        timeline.stop(EndReason.BUDGET_SPENT);
      }
      EndReason reason =
          timeline
              .end()
              .orElseThrow(
                  () ->
                      new RunFailure(
                          "run %d: the cluster says %s, but its journal goes on"
                              .formatted(run.run(), status.endReason())));
      return new RunEnd(reason, timeline.series(), timeline.figures(), timeline.position());
    }
  }

  /** What the calls of a run took, written down; nothing for one without calls. */
  private Map<String, Object> cost(
      RunFolder place, RunEnd end, RunStatus status, BatchCalls batch) {
    if (!scenario.cast().makesCalls()) {
      return Map.of();
    }
    try (Calls calls = batch.run(place.path())) {
      RunCost.writeByAgent(calls.accounts(), place);
      RunRecord.noteServed(place, calls.accounts().served());
      return RunCost.values(
          calls.accounts(),
          place.path(),
          end.entries(),
          (int) status.lost(),
          prices.unpriced(BatchCalls.models(scenario.cast().minds().values())));
    }
  }

  /** Repeats the runs of memoised minds from their record: their states are written nowhere. */
  private void repeatMemoised(BatchCalls batch) {
    boolean memoised =
        BatchCalls.models(scenario.cast().minds().values()).stream()
            .anyMatch(mind -> mind.settings().memoise().isPresent());
    if (memoised) {
      entries.forEach((run, recorded) -> repeat(RunSpec.of(scenario, run), recorded, batch));
    }
  }

  private void repeat(RunSpec run, long recorded, BatchCalls batch) {
    Journal journal = run.unrecorded();
    Path place = folder.run(run.run()).path();
    try (Calls calls = batch.run(place)) {
      RunSpec bound = run.with(run.scenario().cast().with(mind -> batch.bind(mind, calls)));
      SequentialExecutor executor = new SequentialExecutor(bound, journal);
      executor.repeat(
          LiveEntries.of(place.resolve("encounters.jsonl"), run.scenario().plan().format()));
      executor.run(progress -> {}, () -> journal.size() >= recorded);
    } catch (RunFailure e) {
      if (journal.size() < recorded) {
        throw new RunFailure("run " + run.run() + " cannot be repeated: " + e.getMessage(), e);
      }
    }
  }
}
