package org.murmuration.cluster;

import akka.actor.typed.ActorRef;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.murmuration.engine.Progress;
import org.murmuration.engine.Supervisor;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Batch;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.RunState;
import org.murmuration.mind.llm.PostgresCallRecord;
import org.murmuration.mind.llm.Tally;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

/** What a node offers to those outside, by its database and its supervisor. */
final class ClusterControl implements Control {

  /** A little more than the database takes to find that it gets no answer. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final String version;
  private final Database database;
  private final BatchStore batches;
  private final StoredRuns runs;
  private final ClusterView view;
  private final ActorRef<Supervisor.Command> supervisor;
  private final Consumer<String> begin;
  private final LiveControl live;
  private final Executor blocking;
  private final Map<Long, BatchStatus> latest = new ConcurrentHashMap<>();

  /**
   * What a node offers.
   *
   * @param begin lets a run begin, by its key
   */
  ClusterControl(
      String version,
      Database database,
      BatchStore batches,
      StoredRuns runs,
      ClusterView view,
      ActorRef<Supervisor.Command> supervisor,
      Consumer<String> begin,
      LiveControl live,
      Executor blocking) {
    this.version = version;
    this.database = database;
    this.batches = batches;
    this.runs = runs;
    this.view = view;
    this.supervisor = supervisor;
    this.begin = begin;
    this.live = live;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Long> submit(NewBatch batch) {
    return later(
        () -> {
          Scenario scenario = understood(batch);
          long number =
              batches.create(
                  token(batch),
                  batch.name(),
                  StoredRuns.json(batch.manifest()),
                  batch.scenarioText(),
                  batch.inputs(),
                  scenario.runs());
          for (int run = 0; run < scenario.runs(); run++) {
            begin.accept(new RunKey(number, run).toString());
          }
          return number;
        });
  }

  /** A submission that names itself is taken in once, however often it is sent. */
  private static UUID token(NewBatch batch) {
    if (batch.manifest().get("cluster") instanceof Map<?, ?> part
        && part.get("submission") instanceof String submission) {
      try {
        return UUID.fromString(submission);
      } catch (IllegalArgumentException e) {
        throw new InputError("cluster.submission is " + submission + "; it must be a UUID", e);
      }
    }
    return UUID.randomUUID();
  }

  /** Refuses what no node could carry out before it is taken in. */
  private static Scenario understood(NewBatch batch) {
    return StoredRuns.understand(
        new Batch(
            0,
            batch.name(),
            StoredRuns.json(batch.manifest()),
            batch.scenarioText(),
            batch.inputs(),
            0,
            Instant.EPOCH));
  }

  @Override
  public CompletionStage<BatchStatus> batch(long number) {
    String trouble = database.trouble();
    BatchStatus before = latest.get(number);
    if (!trouble.isEmpty() && before != null) {
      return CompletableFuture.completedFuture(paused(before, trouble));
    }
    CompletableFuture<BatchStatus> now =
        view.standings()
            .thenCombineAsync(
                later(() -> recorded(number)),
                (standings, recorded) -> remembered(status(number, standings, recorded)),
                blocking)
            .toCompletableFuture();
    return before == null ? now : now.applyToEither(unlessSilent(before, now), Function.identity());
  }

  private BatchStatus remembered(BatchStatus status) {
    latest.put(status.batch(), status);
    return status;
  }

  /** Where a batch stood before the database got into trouble. */
  private static BatchStatus paused(BatchStatus before, String trouble) {
    return new BatchStatus(before.batch(), before.name(), before.runs(), before.calls(), trouble);
  }

  /** The same as what is awaited, unless the database proves to be in trouble meanwhile. */
  private CompletableFuture<BatchStatus> unlessSilent(
      BatchStatus before, CompletableFuture<BatchStatus> awaited) {
    return CompletableFuture.supplyAsync(
            database::trouble,
            CompletableFuture.delayedExecutor(SILENCE.toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(
            trouble ->
                trouble.isEmpty()
                    ? awaited
                    : CompletableFuture.completedFuture(paused(before, trouble)));
  }

  /** What the database says of a batch. */
  private record Recorded(Batch batch, List<RunState> runs, Scenario scenario, Tally spent) {}

  private Recorded recorded(long number) {
    Batch batch = known(number);
    Scenario scenario = runs.scenario(batch);
    Tally spent =
        scenario.cast().makesCalls() ? PostgresCallRecord.spent(database, number) : Tally.NONE;
    return new Recorded(batch, batches.runs(number), scenario, spent);
  }

  private Batch known(long number) {
    return batches
        .find(number)
        .orElseThrow(() -> new InputError("there is no batch " + number + " in the database"));
  }

  private BatchStatus status(long number, Supervisor.Standings standings, Recorded recorded) {
    List<RunStatus> all = new ArrayList<>();
    String trouble =
        standings.node().isEmpty() ? "no supervisor answers; another node takes over" : "";
    for (RunState state : recorded.runs()) {
      Progress progress = standings.underWay().get(state.key().toString());
      all.add(status(state, progress));
      if (progress != null && !progress.trouble().isEmpty()) {
        trouble = progress.trouble();
      }
    }
    return new BatchStatus(number, recorded.batch().name(), all, calls(recorded), trouble);
  }

  private static String calls(Recorded recorded) {
    if (!recorded.scenario().cast().makesCalls()) {
      return "";
    }
    Tally spent = recorded.spent();
    String words =
        String.format(Locale.ROOT, "%,d calls, %,d tokens", spent.calls(), spent.tokens());
    return spent.micros() == 0
        ? words
        : words + ", " + spent.cost(recorded.scenario().budget().currency());
  }

  private static RunStatus status(RunState state, Progress progress) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (progress != null && progress.latest() != null) {
      for (int i = 0; i < progress.columns().size(); i++) {
        values.put(progress.columns().get(i), progress.latest()[i]);
      }
    }
    boolean open = state.state() == RunState.State.OPEN;
    return new RunStatus(
        state.key().batch(),
        state.key().run(),
        state.state().word(),
        state.endReason().isEmpty() ? null : state.endReason(),
        state.problem().isEmpty() ? null : state.problem(),
        open && progress != null ? progress.entries() : state.entries(),
        progress == null ? 0 : progress.encounters(),
        progress == null ? 0 : progress.rounds(),
        progress == null ? 0 : progress.inFlight(),
        values,
        state.lost());
  }

  @Override
  public CompletionStage<ClusterStatus> cluster() {
    return view.standings()
        .thenCompose(
            standings ->
                view.nodes(standings.node())
                    .thenApply(nodes -> new ClusterStatus(version, nodes, underWay(standings))));
  }

  private static List<RunStatus> underWay(Supervisor.Standings standings) {
    List<RunStatus> all = new ArrayList<>();
    standings.underWay().forEach((key, progress) -> all.add(status(open(key), progress)));
    standings.waiting().forEach(key -> all.add(status(open(key), null)));
    return all;
  }

  private static RunState open(String key) {
    return new RunState(RunKey.of(key), RunState.State.OPEN, 0, 0, "", "", 0);
  }

  @Override
  public CompletionStage<Void> stop(long batch) {
    return later(
        () -> {
          known(batch);
          for (RunState run : batches.runs(batch)) {
            if (run.state() == RunState.State.OPEN) {
              supervisor.tell(new Supervisor.StopRun(run.key().toString()));
            }
          }
          return null;
        });
  }

  @Override
  public CompletionStage<Void> resume(long number, List<String> budget) {
    return later(
        () -> {
          Batch batch = known(number);
          Map<String, Object> manifest = new LinkedHashMap<>();
          StoredRuns.manifest(batch).forEach((key, value) -> manifest.put(key.toString(), value));
          Scenario changed =
              ScenarioFile.parse(
                  batch.name(),
                  "batch " + number,
                  runs.scenario(batch).resolved(),
                  budget.stream().map(limit -> "budget." + limit).toList(),
                  runs.scenario(batch).files()::get);
          manifest.put("scenario", changed.resolved());
          batches.reopen(number, StoredRuns.json(manifest));
          for (RunState run : batches.runs(number)) {
            if (run.state() == RunState.State.OPEN) {
              begin.accept(run.key().toString());
            }
          }
          return null;
        });
  }

  @Override
  public CompletionStage<NewBatch> submitted(long number) {
    return later(
        () -> {
          Batch batch = known(number);
          Map<String, Object> manifest = new LinkedHashMap<>();
          StoredRuns.manifest(batch).forEach((key, value) -> manifest.put(key.toString(), value));
          return new NewBatch(batch.name(), manifest, batch.scenarioText(), batch.inputs());
        });
  }

  @Override
  public void writeEntries(long batch, int run, long from, OutputStream out) {
    batches.writeEntries(new RunKey(batch, run), from, out);
  }

  @Override
  public void writeCalls(long batch, int run, OutputStream out) {
    batches.writeCalls(new RunKey(batch, run), out);
  }

  @Override
  public CompletionStage<Overview> overview() {
    return live.overview();
  }

  @Override
  public CompletionStage<Reply> ask(long batch, int run, Request request) {
    return live.ask(batch, run, request);
  }

  @Override
  public CompletionStage<Optional<Cost>> cost(long batch) {
    return live.cost(batch);
  }

  @Override
  public CompletionStage<Optional<AgentCost>> callsOfAgent(long batch, int run, int agent) {
    return live.callsOfAgent(batch, run, agent);
  }

  @Override
  public CompletionStage<List<CallView>> calls(long batch, int run, long index) {
    return live.calls(batch, run, index);
  }

  @Override
  public CompletionStage<List<Interview>> interviews(long batch, int run) {
    return live.interviews(batch, run);
  }

  @Override
  public CompletionStage<Void> budget(long batch, List<String> limits) {
    return live.budget(batch, limits);
  }

  @Override
  public CompletionStage<Optional<byte[]>> report(long batch) {
    return live.report(batch);
  }

  @Override
  public void note(long batch, AuditLine line) {
    live.note(batch, line);
  }

  @Override
  public CompletionStage<List<AuditLine>> audit(long batch, int run) {
    return live.audit(batch, run);
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, blocking);
  }
}
