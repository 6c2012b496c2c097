package org.murmuration.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.murmuration.cluster.Control;
import org.murmuration.journal.RunKey;
import org.murmuration.settings.InputError;

/**
 * A cluster that carries nothing out: its batches are over when they are submitted, and recorded
 * what a folder holds. It can be told to fail.
 */
public class PretendCluster implements Control {

  /** Version it says it has. */
  public volatile String version = "development";

  /** What the next questions fail with, instead of an answer. */
  public volatile RuntimeException failure;

  /** What submissions are refused with, instead of being taken in. */
  public volatile RuntimeException refusal;

  /** Whether batches that are refused are taken in nevertheless. */
  public volatile boolean takenInAfterAll;

  /** After how many lines a download breaks off, each time until none are left. */
  public final AtomicLong linesBeforeBreak = new AtomicLong(Long.MAX_VALUE);

  /** How many more downloads break off. */
  public final AtomicInteger breaks = new AtomicInteger();

  /** What has been asked, in words. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<Long, Taken> batches = new TreeMap<>();
  private volatile Path recorded;
  private volatile List<RunStatus> runs = List.of();

  private volatile List<RunStatus> resumed;

  private record Taken(NewBatch batch, Path folder, List<RunStatus> runs) {}

  /** What batches submitted from now on have recorded, and where their runs stand. */
  public void records(Path folder, List<RunStatus> standing) {
    recorded = folder;
    runs = standing;
  }

  /** Where the runs of a batch stand from now on. */
  public synchronized void stands(long batch, List<RunStatus> standing) {
    Taken taken = batches.get(batch);
    batches.put(batch, new Taken(taken.batch(), taken.folder(), standing));
  }

  /** Where a run stands that has ended for some reason, or goes on if that is null. */
  public static RunStatus run(int run, String reason, long entries) {
    return new RunStatus(
        1,
        run,
        reason == null ? "open" : "ended",
        reason,
        null,
        entries,
        entries,
        3,
        0,
        Map.of("agreed", 0.5),
        0);
  }

  /** Where a run stands that cannot go on. */
  public static RunStatus failed(int run, long entries) {
    return new RunStatus(
        1, run, "failed", null, "encounter 5: no answer", entries, entries, 3, 0, Map.of(), 0);
  }

  /** Where the runs of a batch stand when it is resumed. */
  public void whenResumed(List<RunStatus> standing) {
    resumed = standing;
  }

  private synchronized Taken taken(long batch) {
    if (failure != null) {
      throw failure;
    }
    if (!batches.containsKey(batch)) {
      throw new InputError("there is no batch " + batch);
    }
    return batches.get(batch);
  }

  @Override
  public synchronized CompletionStage<Long> submit(NewBatch batch) {
    asked.add("submit " + batch.name());
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    RuntimeException refused = refusal;
    if (refused != null && !takenInAfterAll) {
      return CompletableFuture.failedFuture(refused);
    }
    long number = batches.size() + 1;
    batches.put(number, new Taken(batch, recorded, runs));
    if (refused != null) {
      return CompletableFuture.failedFuture(refused);
    }
    return CompletableFuture.completedFuture(number);
  }

  @Override
  public CompletionStage<BatchStatus> batch(long batch) {
    Taken taken = taken(batch);
    return CompletableFuture.completedFuture(
        new BatchStatus(
            batch, taken.batch().name(), renumbered(batch, taken.runs()), "7 calls", ""));
  }

  private static List<RunStatus> renumbered(long batch, List<RunStatus> runs) {
    return runs.stream()
        .map(
            run ->
                new RunStatus(
                    batch,
                    run.run(),
                    run.state(),
                    run.endReason(),
                    run.problem(),
                    run.entries(),
                    run.encounters(),
                    run.rounds(),
                    run.inFlight(),
                    run.latest(),
                    run.lost()))
        .toList();
  }

  @Override
  public synchronized CompletionStage<ClusterStatus> cluster() {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    List<RunStatus> all = new ArrayList<>();
    batches.forEach((number, taken) -> all.addAll(renumbered(number, taken.runs())));
    return CompletableFuture.completedFuture(
        new ClusterStatus(
            version,
            List.of(
                new NodeStatus(
                    "10.0.0.2:2551", List.of("agents"), "up", false, 50, 5_000, 0, 0, "", 0, 0),
                new NodeStatus(
                    "10.0.0.1:2551",
                    List.of("agents", "supervisor", "gateway", "control"),
                    "up",
                    true,
                    50,
                    5_001,
                    3,
                    4,
                    "openai for mind crowd (429)",
                    1,
                    2)),
            all));
  }

  @Override
  public CompletionStage<Void> stop(long batch) {
    asked.add("stop " + batch);
    List<RunStatus> standing =
        taken(batch).runs().stream()
            .map(run -> run.endReason() == null ? run(run.run(), "stopped", run.entries()) : run)
            .toList();
    stands(batch, standing);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> resume(long batch, List<String> budget) {
    asked.add("resume " + batch + " " + budget);
    taken(batch);
    if (budget.contains("money=no")) {
      throw new InputError("budget.money is no; it must be a number");
    }
    if (resumed != null) {
      stands(batch, resumed);
      resumed = null;
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<NewBatch> submitted(long batch) {
    return CompletableFuture.completedFuture(taken(batch).batch());
  }

  @Override
  public void writeEntries(long batch, int run, long from, OutputStream out) {
    asked.add("entries " + batch + "." + run + " from " + from);
    write(file(batch, run).resolve("encounters.jsonl"), from, out);
  }

  @Override
  public void writeCalls(long batch, int run, OutputStream out) {
    asked.add("calls " + batch + "." + run);
    write(file(batch, run).resolve("calls.jsonl"), 0, out);
  }

  private Path file(long batch, int run) {
    Path folder = taken(batch).folder();
    return run == RunKey.OUTSIDE ? folder : folder.resolve("run-%03d".formatted(run));
  }

  private void write(Path file, long from, OutputStream out) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      boolean breaksOff = breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      for (int i = (int) from; i < lines.size(); i++) {
        String line = lines.get(i) + "\n";
        if (breaksOff && i - from == linesBeforeBreak.get()) {
          out.write(line.substring(0, line.length() / 2).getBytes(StandardCharsets.UTF_8));
          out.flush();
          throw new IllegalStateException("pulled the plug");
        }
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
