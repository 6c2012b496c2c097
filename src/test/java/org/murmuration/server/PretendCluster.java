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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.murmuration.cluster.Control;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.RunKey;
import org.murmuration.mind.Shown;
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

  /** The runs that are asked, as far as they can be. */
  public final PretendRun run = new PretendRun();

  /** Lines of the audit log. */
  public final List<AuditLine> audited = new CopyOnWriteArrayList<>();

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

  @Override
  public CompletionStage<Overview> overview() {
    return CompletableFuture.completedFuture(
        new Overview(
            version,
            "cluster",
            List.of(
                new BatchLine(1, "x", "Names", "naminggame", List.of(new RunLine(0, "open"))))));
  }

  @Override
  public CompletionStage<Reply> ask(long batch, int number, Request request) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    if (batch != 1 || number != 0) {
      return CompletableFuture.completedFuture(
          new Reply.Refused("not-found", "batch " + batch + " has no run " + number));
    }
    return run.ask(request);
  }

  @Override
  public CompletionStage<Optional<Cost>> cost(long batch) {
    return CompletableFuture.completedFuture(
        Optional.of(new Cost(7, 100, 20, 0.5, "USD", List.of("crowd"), "7 of 10 calls", 1, 2, "")));
  }

  @Override
  public CompletionStage<Optional<AgentCost>> callsOfAgent(long batch, int number, int agent) {
    return CompletableFuture.completedFuture(
        agent == 0 ? Optional.empty() : Optional.of(new AgentCost(3, 50, 10, 0.1)));
  }

  @Override
  public CompletionStage<List<CallView>> calls(long batch, int number, long index) {
    return CompletableFuture.completedFuture(
        List.of(
            new CallView(
                1, 0, 0, "crowd", List.of(new Shown("user", "Which?")), "Q", 9, 1, 0.01, 80)));
  }

  @Override
  public CompletionStage<List<Interview>> interviews(long batch, int number) {
    return CompletableFuture.completedFuture(run.interviews());
  }

  @Override
  public CompletionStage<Void> budget(long batch, List<String> limits) {
    asked.add("budget " + batch + " " + limits);
    if (limits.contains("money=no")) {
      return CompletableFuture.failedFuture(
          new InputError("budget.money is no; it must be a number"));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Optional<byte[]>> report(long batch) {
    return CompletableFuture.completedFuture(
        batch == 1
            ? Optional.of("{\"title\":\"Names\"}".getBytes(StandardCharsets.UTF_8))
            : Optional.empty());
  }

  @Override
  public void note(long batch, AuditLine line) {
    audited.add(line);
  }

  @Override
  public CompletionStage<List<AuditLine>> audit(long batch, int number) {
    return CompletableFuture.completedFuture(List.copyOf(audited));
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
