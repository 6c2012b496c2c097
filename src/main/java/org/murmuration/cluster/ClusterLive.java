package org.murmuration.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.murmuration.engine.Frozen;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Batch;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.LogLines;
import org.murmuration.journal.postgres.LogLines.Log;
import org.murmuration.journal.postgres.RunState;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Budget;
import org.murmuration.mind.llm.CallSample;
import org.murmuration.mind.llm.PostgresCallRecord;
import org.murmuration.mind.llm.Prices;
import org.murmuration.mind.llm.Tally;
import org.murmuration.scenario.Scenario;
import org.murmuration.settings.InputError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node shows of the runs of its cluster, and tells them: those under way by the supervisor,
 * wherever it is; those that are over from the database.
 */
final class ClusterLive implements LiveControl {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterLive.class);
  private static final int BATCHES = 100;
  private static final long COST_NANOS = 1_000_000_000L;

  private final String version;
  private final Database database;
  private final BatchStore batches;
  private final StoredRuns runs;
  private final LogLines log;
  private final Prices prices;
  private final OpenGateways gateways;
  private final BiFunction<String, Request, CompletionStage<Reply>> supervisor;
  private final Answers over;
  private final Executor blocking;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<Long, Spent> spent = new ConcurrentHashMap<>();
  private CompletionStage<Void> written = CompletableFuture.completedFuture(null);

  /** What of a batch never changes. */
  private record Known(String name, String title, String experiment) {}

  private record Spent(long at, Optional<Cost> cost) {}

  /**
   * The runs of a cluster.
   *
   * @param gateways those of this node
   * @param supervisor asks the supervisor for a run under way by its key
   */
  ClusterLive(
      String version,
      Database database,
      StoredRuns runs,
      Prices prices,
      OpenGateways gateways,
      BiFunction<String, Request, CompletionStage<Reply>> supervisor,
      Executor blocking) {
    this.version = version;
    this.database = database;
    this.batches = new BatchStore(database);
    this.runs = runs;
    this.log = new LogLines(database);
    this.prices = prices;
    this.gateways = gateways;
    this.supervisor = supervisor;
    this.over = new Answers(this::frozen);
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Overview> overview() {
    return later(
        () -> {
          List<BatchLine> lines = new ArrayList<>();
          for (long number : batches.latest(BATCHES)) {
            Known batch = known.computeIfAbsent(number, this::read);
            lines.add(
                new BatchLine(
                    number,
                    batch.name(),
                    batch.title(),
                    batch.experiment(),
                    batches.runs(number).stream().map(ClusterLive::line).toList()));
          }
          return new Overview(version, "cluster", lines);
        });
  }

  private Known read(long number) {
    Batch batch = batches.batch(number);
    Scenario scenario = runs.scenario(batch);
    return new Known(batch.name(), scenario.title(), scenario.experiment());
  }

  private static RunLine line(RunState run) {
    return new RunLine(run.key().run(), run.state().word());
  }

  @Override
  public CompletionStage<Reply> ask(long batch, int run, Request request) {
    RunKey key = new RunKey(batch, run);
    CompletionStage<Reply> answer =
        !database.trouble().isEmpty()
            ? supervisor.apply(key.toString(), request)
            : later(() -> find(key)).thenCompose(found -> ask(key, found, request));
    return request instanceof Request.Interview interview
        ? answer.thenApply(reply -> kept(key, interview.by(), reply))
        : answer;
  }

  private CompletionStage<Reply> ask(RunKey key, Optional<RunState> found, Request request) {
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(
          new Reply.Refused("not-found", "batch " + key.batch() + " has no run " + key.run()));
    }
    if (found.get().state() == RunState.State.OPEN) {
      over.forget(key);
      return supervisor.apply(key.toString(), request);
    }
    return later(() -> over.ask(key, request));
  }

  /** A run that is over, from a copy of its journal in a file that nobody else sees. */
  private Function<Request, Reply> frozen(RunKey key) {
    RunSpec run = RunSpec.of(runs.scenario(known(key.batch())), key.run());
    EntryFormat format = new EntryFormat(run.scenario().plan().format());
    try {
      Path copy = Files.createTempFile("murmuration-", ".jsonl");
      try {
        try (OutputStream out = Files.newOutputStream(copy)) {
          batches.writeEntries(key, 0, out);
        }
        return Frozen.of(run, FileJournal.read(copy, format))::ask;
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot copy the journal of run " + key, e);
    }
  }

  private Optional<RunState> find(RunKey key) {
    return batches.runs(key.batch()).stream().filter(run -> run.key().equals(key)).findFirst();
  }

  private Reply kept(RunKey key, String by, Reply reply) {
    if (reply instanceof Reply.Interviewed told) {
      String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      write(Log.INTERVIEW, key.batch(), key.run(), LiveLines.of(new Interview(time, by, told)));
    }
    return reply;
  }

  /** Asked some times a second by viewers, and the database not more than once. */
  @Override
  public CompletionStage<Optional<Cost>> cost(long batch) {
    Spent before = spent.get(batch);
    if (before != null && System.nanoTime() - before.at() < COST_NANOS) {
      return CompletableFuture.completedFuture(before.cost());
    }
    return later(
        () -> {
          Scenario scenario = runs.scenario(known(batch));
          Optional<Cost> cost =
              scenario.cast().makesCalls() ? Optional.of(cost(batch, scenario)) : Optional.empty();
          spent.put(batch, new Spent(System.nanoTime(), cost));
          return cost;
        });
  }

  private Cost cost(long batch, Scenario scenario) {
    Tally tally = PostgresCallRecord.spent(database, batch);
    GatewayLoad load = gateways.load("");
    return new Cost(
        tally.calls(),
        tally.input(),
        tally.output(),
        tally.money(),
        scenario.budget().currency(),
        prices.unpriced(BatchCalls.models(scenario.cast().minds().values())),
        new Budget(scenario.budget().onCalls(), tally).inWords(),
        load.underWay(),
        load.queued(),
        load.down());
  }

  private Batch known(long number) {
    return batches
        .find(number)
        .orElseThrow(() -> new InputError("there is no batch " + number + " in the database"));
  }

  @Override
  public CompletionStage<Optional<AgentCost>> callsOfAgent(long batch, int run, int agent) {
    return later(
        () -> {
          if (!runs.scenario(known(batch)).cast().makesCalls()) {
            return Optional.empty();
          }
          Tally tally = PostgresCallRecord.spent(database, new RunKey(batch, run), agent);
          return Optional.of(AgentCost.of(tally));
        });
  }

  @Override
  public CompletionStage<List<CallView>> calls(long batch, int run, long index) {
    return later(
        () ->
            CallSample.of(database, new RunKey(batch, run), index).stream()
                .map(CallView::of)
                .toList());
  }

  @Override
  public CompletionStage<List<Interview>> interviews(long batch, int run) {
    return later(
        () -> {
          known(batch);
          return log.find(Log.INTERVIEW, batch, run).stream().map(LiveLines::interview).toList();
        });
  }

  @Override
  public CompletionStage<Void> budget(long batch, List<String> limits) {
    return CompletableFuture.failedFuture(
        new RunFailure(
            "the budget of a batch under way on a cluster cannot be changed; stop the batch and"
                + " resume it with another"));
  }

  /** Reports are made by whoever fetches a batch. */
  @Override
  public CompletionStage<Optional<byte[]>> report(long batch) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public void note(long batch, AuditLine line) {
    write(Log.AUDIT, batch, line.run(), LiveLines.of(line));
  }

  /** One after the other, so that lines stand in the order of what they tell of. */
  private synchronized void write(Log which, long batch, Integer run, String line) {
    written =
        written
            .thenRunAsync(() -> log.add(which, batch, run, line), blocking)
            .exceptionally(
                failure -> {
                  LOG.error("a line of the {} log was lost: {}", which, line, failure);
                  return null;
                });
  }

  @Override
  public CompletionStage<List<AuditLine>> audit(long batch, int run) {
    return later(
        () -> {
          known(batch);
          return log.find(Log.AUDIT, batch, run).stream().map(LiveLines::audit).toList();
        });
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, blocking);
  }
}
