package org.murmuration.cli;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.murmuration.cluster.Answers;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.LiveLines;
import org.murmuration.engine.Frozen;
import org.murmuration.engine.Progress;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.RunFolder;
import org.murmuration.journal.RunKey;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batch of this process, to be watched and steered: its runs under way by whoever carries them
 * out, the others as their folders have them. It is batch 1, and the only one.
 */
final class LocalControl implements Control {

  /** Number of the batch. */
  static final long BATCH = 1;

  /** The mode in which a batch is only looked at. */
  static final String RECORD = "record";

  private static final Supplier<CompletionStage<List<NodeStatus>>> ALONE =
      () -> CompletableFuture.completedFuture(List.of());
  private static final int THREADS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(LocalControl.class);

  private final String mode;
  private final BatchFolder folder;
  private final Scenario scenario;
  private final Executor blocking;
  private final LocalCalls calls;
  private final LineLog audit;
  private final Answers runsOver;
  private final Supplier<Optional<String>> reports;
  private final Map<Integer, Function<Request, CompletionStage<Reply>>> underWay =
      new ConcurrentHashMap<>();
  private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
  private volatile Supplier<CompletionStage<List<NodeStatus>>> nodes = ALONE;
  private volatile boolean isOver;
  private volatile Optional<byte[]> report = Optional.empty();
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();

  /**
   * The batch in a folder.
   *
   * @param mode {@code run} or {@link #RECORD}
   * @param reports makes the report of the batch as JSON, if any run has ended
   */
  LocalControl(
      String mode, BatchFolder folder, Scenario scenario, Supplier<Optional<String>> reports) {
    this.mode = mode;
    this.isOver = mode.equals(RECORD);
    this.reports = reports;
    this.folder = folder;
    this.scenario = scenario;
    this.blocking = threads();
    this.calls = new LocalCalls(folder, scenario);
    this.audit = new LineLog(folder.path().resolve(LiveLines.AUDIT));
    this.runsOver = new Answers(this::frozen);
  }

  /** A few threads that end when nobody asks. */
  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** What is told of the calls of the batch. */
  LocalCalls calls() {
    return calls;
  }

  /** A run is under way from now on, and can be asked. */
  void begins(int run, Function<Request, CompletionStage<Reply>> asked) {
    runsOver.forget(new RunKey(BATCH, run));
    failed.remove(run);
    underWay.put(run, asked);
  }

  void progressed(Progress now) {
    progress.put(now.run(), now);
  }

  /** A run is over; its folder has all of it. */
  void ended(int run) {
    underWay.remove(run);
    runsOver.forget(new RunKey(BATCH, run));
  }

  void failed(int run) {
    failed.add(run);
    ended(run);
  }

  /** All runs are over, or will not go on. */
  void over() {
    calls.end();
    nodes = ALONE;
    isOver = true;
  }

  @Override
  public CompletionStage<Overview> overview() {
    return later(
        () -> {
          List<RunLine> runs = new ArrayList<>();
          for (int run = 0; run < scenario.runs(); run++) {
            runs.add(new RunLine(run, state(run)));
          }
          BatchLine line =
              new BatchLine(BATCH, scenario.name(), scenario.title(), scenario.experiment(), runs);
          return new Overview(Version.number(), mode, List.of(line));
        });
  }

  private String state(int run) {
    if (underWay.containsKey(run)) {
      return "open";
    }
    if (failed.contains(run)) {
      return "failed";
    }
    return folder.run(run).hasJournal() ? "ended" : "waiting";
  }

  @Override
  public CompletionStage<Reply> ask(long batch, int run, Request request) {
    if (batch != BATCH || run >= scenario.runs()) {
      return told(new Reply.Refused("not-found", "batch " + batch + " has no run " + run));
    }
    Function<Request, CompletionStage<Reply>> asked = underWay.get(run);
    if (asked == null) {
      return later(() -> record(run, request));
    }
    CompletionStage<Reply> answer =
        asked
            .apply(request)
            .thenCompose(
                reply ->
                    reply instanceof Reply.Refused && !underWay.containsKey(run)
                        ? later(() -> record(run, request))
                        : told(reply));
    return request instanceof Request.Interview interview
        ? answer.thenApply(reply -> kept(run, interview.by(), reply))
        : answer;
  }

  private Reply record(int run, Request request) {
    if (!folder.run(run).hasJournal()) {
      return new Reply.Refused("not-now", "run " + run + " has not begun yet");
    }
    return runsOver.ask(new RunKey(BATCH, run), request);
  }

  private Function<Request, Reply> frozen(RunKey key) {
    RunSpec run = RunSpec.of(scenario, key.run());
    RunFolder place = folder.run(key.run());
    return Frozen.of(run, place.readJournal(run.scenario().plan().format()))::ask;
  }

  private Reply kept(int run, String by, Reply reply) {
    if (reply instanceof Reply.Interviewed told) {
      String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      interviewsOf(run).add(LiveLines.of(new Interview(time, by, told)));
    }
    return reply;
  }

  private LineLog interviewsOf(int run) {
    return new LineLog(folder.run(run).path().resolve(LiveLines.INTERVIEWS));
  }

  @Override
  public CompletionStage<Optional<Cost>> cost(long batch) {
    return later(calls::cost);
  }

  @Override
  public CompletionStage<Optional<AgentCost>> callsOfAgent(long batch, int run, int agent) {
    return later(() -> calls.ofAgent(run, agent));
  }

  @Override
  public CompletionStage<List<CallView>> calls(long batch, int run, long index) {
    return later(() -> calls.of(run, index));
  }

  @Override
  public CompletionStage<List<Interview>> interviews(long batch, int run) {
    return later(
        () -> {
          known(batch, run);
          return interviewsOf(run).lines().stream().map(LiveLines::interview).toList();
        });
  }

  @Override
  public CompletionStage<Void> budget(long batch, List<String> limits) {
    return later(
        () -> {
          known(batch, 0);
          Scenario changed =
              ScenarioFile.parse(
                  scenario.name(),
                  "budget",
                  scenario.resolved(),
                  limits.stream().map(limit -> "budget." + limit).toList(),
                  scenario.files()::get);
          calls.change(changed.budget());
          return null;
        });
  }

  @Override
  public CompletionStage<Optional<byte[]>> report(long batch) {
    return later(
        () -> {
          known(batch, 0);
          if (isOver && report.isEmpty()) {
            report = reports.get().map(json -> json.getBytes(StandardCharsets.UTF_8));
          }
          return report;
        });
  }

  /** What is only looked at has nobody who changes it, and may lie where nothing can be written. */
  @Override
  public void note(long batch, AuditLine line) {
    if (mode.equals(RECORD)) {
      return;
    }
    try {
      audit.add(LiveLines.of(line));
    } catch (RuntimeException e) {
      LOG.error("a line of the audit log was lost: {}", LiveLines.of(line), e);
    }
  }

  @Override
  public CompletionStage<List<AuditLine>> audit(long batch, int run) {
    return later(
        () -> {
          known(batch, run);
          return audit.lines().stream()
              .map(LiveLines::audit)
              .filter(line -> line.run() == null || line.run() == run)
              .toList();
        });
  }

  private void known(long batch, int run) {
    if (batch != BATCH || run >= scenario.runs()) {
      throw new InputError("batch " + batch + " has no run " + run);
    }
  }

  @Override
  public CompletionStage<BatchStatus> batch(long batch) {
    return later(
        () -> {
          known(batch, 0);
          List<RunStatus> runs = new ArrayList<>();
          for (int run = 0; run < scenario.runs(); run++) {
            runs.add(status(run));
          }
          return new BatchStatus(batch, scenario.name(), runs, calls.inWords(), "");
        });
  }

  private RunStatus status(int run) {
    Progress now = progress.get(run);
    Map<String, Double> latest = new LinkedHashMap<>();
    if (now != null && now.latest() != null) {
      for (int i = 0; i < now.columns().size(); i++) {
        latest.put(now.columns().get(i), now.latest()[i]);
      }
    }
    Object reason =
        folder.run(run).hasManifest() ? folder.run(run).manifest().get(RunRecord.END_REASON) : null;
    boolean open = underWay.containsKey(run);
    return new RunStatus(
        BATCH,
        run,
        open || reason == null && !failed.contains(run) ? "open" : failed(run, "failed", "ended"),
        open || reason == null ? null : reason.toString(),
        failed(run, "see what the run has said", null),
        now == null ? 0 : now.entries(),
        now == null ? 0 : now.encounters(),
        now == null ? 0 : now.rounds(),
        now == null ? 0 : now.inFlight(),
        latest,
        0);
  }

  private String failed(int run, String ifSo, String ifNot) {
    return failed.contains(run) ? ifSo : ifNot;
  }

  /** One process is no cluster: it has no nodes to tell of. */
  @Override
  public CompletionStage<ClusterStatus> cluster() {
    return nodes
        .get()
        .thenCompose(
            known ->
                later(
                    () -> {
                      List<RunStatus> runs = new ArrayList<>();
                      underWay.keySet().stream().sorted().forEach(run -> runs.add(status(run)));
                      return new ClusterStatus(Version.number(), known, runs);
                    }));
  }

  /** The processes that take part, if there are more than this one. */
  void nodes(Supplier<CompletionStage<List<NodeStatus>>> status) {
    nodes = status;
  }

  @Override
  public CompletionStage<Void> stop(long batch) {
    return later(
            () -> {
              known(batch, 0);
              return List.copyOf(underWay.values());
            })
        .thenCompose(
            runs ->
                CompletableFuture.allOf(
                    runs.stream()
                        .map(asked -> asked.apply(new Request.Stop()).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)));
  }

  @Override
  public CompletionStage<Long> submit(NewBatch batch) {
    return CompletableFuture.failedFuture(alone("takes no batches"));
  }

  @Override
  public CompletionStage<Void> resume(long batch, List<String> budget) {
    return CompletableFuture.failedFuture(
        alone("resumes nothing; `murmuration resume` does, when it has ended"));
  }

  @Override
  public CompletionStage<NewBatch> submitted(long batch) {
    return CompletableFuture.failedFuture(alone("was not submitted to a cluster"));
  }

  private static RunFailure alone(String what) {
    return new RunFailure("this is one process with one batch, which " + what);
  }

  @Override
  public void writeEntries(long batch, int run, long from, OutputStream out) {
    LocalFiles.writeLines(folder.run(run).path().resolve("encounters.jsonl"), from, out);
  }

  @Override
  public void writeCalls(long batch, int run, OutputStream out) {
    LocalFiles.writeLines(calls.file(run), 0, out);
  }

  private static CompletionStage<Reply> told(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, blocking);
  }
}
