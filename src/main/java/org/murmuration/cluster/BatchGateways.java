package org.murmuration.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Database;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.ModelSettings;
import org.murmuration.mind.llm.Prices;

/**
 * The calls that this node makes for the batches of a cluster: a gateway for each batch, opened
 * with its first call, closed when no run of the batch is known any more. Thread-safe.
 */
final class BatchGateways implements Desks, AutoCloseable {

  private final Database database;
  private final String node;
  private final OpenGateways open;
  private final Function<String, CompletionStage<RunSpec>> runs;
  private final Function<Path, Gateway> gateways;
  private final Prices prices;
  private final Executor blocking;
  private final Map<Long, Opened> batches = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Desk>> desks = new ConcurrentHashMap<>();

  /** A batch whose models are connected, and the desks of its runs. */
  private record Opened(
      BatchCalls calls, Map<String, ModelSettings> models, Map<Integer, Calls> runs) {}

  /**
   * Gateways of a node.
   *
   * @param node names this process among all that use the database
   * @param runs finds a run by its key
   * @param gateways makes a gateway without connections; given a folder for logs
   * @param blocking where batches are opened and closed
   */
  BatchGateways(
      Database database,
      String node,
      OpenGateways open,
      Function<String, CompletionStage<RunSpec>> runs,
      Function<Path, Gateway> gateways,
      Prices prices,
      Executor blocking) {
    this.database = database;
    this.node = node;
    this.open = open;
    this.runs = runs;
    this.gateways = gateways;
    this.prices = prices;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Desk> desk(String run) {
    CompletableFuture<Desk> mine = new CompletableFuture<>();
    CompletableFuture<Desk> same = desks.putIfAbsent(run, mine);
    if (same != null) {
      return same;
    }
    runs.apply(run)
        .thenApplyAsync(spec -> open(RunKey.of(run), spec), blocking)
        .whenComplete(
            (desk, failure) -> {
              if (failure == null) {
                mine.complete(desk);
              } else {
                desks.remove(run, mine);
                mine.completeExceptionally(failure);
              }
            });
    return mine;
  }

  private Desk open(RunKey key, RunSpec run) {
    Opened batch = batches.computeIfAbsent(key.batch(), number -> connect(number, run));
    return new Desk(
        key.run() == RunKey.OUTSIDE
            ? batch.calls().outsideDesk()
            : batch.runs().computeIfAbsent(key.run(), batch.calls()::run),
        batch.models());
  }

  private Opened connect(long batch, RunSpec run) {
    String name = Long.toString(batch);
    Gateway gateway = gateways.apply(Path.of(System.getProperty("java.io.tmpdir")));
    open.add(name, gateway);
    try {
      var minds = run.scenario().cast().minds().values();
      BatchCalls calls =
          BatchCalls.shared(database, batch, node, gateway, minds, prices, run.scenario().budget());
      Map<String, ModelSettings> models =
          BatchCalls.models(minds).stream()
              .map(LlmMind::settings)
              .collect(Collectors.toMap(ModelSettings::mind, model -> model));
      return new Opened(calls, models, new ConcurrentHashMap<>());
    } catch (RuntimeException e) {
      open.remove(name);
      gateway.close();
      throw e;
    }
  }

  /** A run is over: its calls are, and with its last run those of the batch. */
  void forget(String run) {
    RunKey key = RunKey.of(run);
    desks.remove(run);
    blocking.execute(
        () -> {
          Opened batch = batches.get(key.batch());
          Calls calls = batch == null ? null : batch.runs().remove(key.run());
          if (calls != null) {
            calls.close();
          }
          if (batch != null && batch.runs().isEmpty()) {
            batches.remove(key.batch());
            desks.remove(new RunKey(key.batch(), RunKey.OUTSIDE).toString());
            close(key.batch(), batch);
          }
        });
  }

  private void close(long number, Opened batch) {
    batch.runs().values().forEach(Calls::close);
    batch.calls().close();
    open.remove(Long.toString(number));
  }

  @Override
  public void close() {
    batches.forEach(this::close);
    batches.clear();
  }
}
