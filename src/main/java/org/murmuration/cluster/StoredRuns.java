package org.murmuration.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.engine.Lookup;
import org.murmuration.engine.RunEnd;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.RunStore;
import org.murmuration.journal.Journal;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Batch;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.mind.llm.PostgresCallRecord;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

/**
 * The runs of a cluster, in its database. Before the first run of a batch begins, its questions
 * outside the histories are asked. Blocks; thread-safe.
 */
final class StoredRuns implements RunStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final BatchStore batches;
  private final RunReader reader;
  private final CompletableFuture<Void> mayBegin;
  private final Map<Long, Understood> understood = new ConcurrentHashMap<>();
  private final Map<Long, CompletableFuture<Void>> prepared = new ConcurrentHashMap<>();

  /** What a batch is about, for as long as its manifest is the same. */
  private record Understood(String manifest, Lookup.Definition definition, Scenario scenario) {}

  /**
   * The runs in a database.
   *
   * @param mayBegin completed when it is certain that no other cluster uses the database
   */
  StoredRuns(
      Database database, BatchStore batches, RunReader reader, CompletableFuture<Void> mayBegin) {
    this.database = database;
    this.batches = batches;
    this.reader = reader;
    this.mayBegin = mayBegin;
  }

  /** Nothing is done before it is certain that this node may take part. */
  @Override
  public List<String> unfinished() {
    return takesPart() ? batches.unfinished().stream().map(RunKey::toString).toList() : List.of();
  }

  private boolean takesPart() {
    try {
      mayBegin.join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  @Override
  public Lookup.Definition definition(String run) {
    RunKey key = RunKey.of(run);
    Lookup.Definition of = understood(batches.batch(key.batch())).definition();
    return new Lookup.Definition(
        run, key.run(), of.name(), of.scenario(), of.digest(), of.files(), null);
  }

  private Understood understood(Batch batch) {
    return understood.compute(
        batch.id(),
        (number, before) ->
            before != null && before.manifest().equals(batch.manifest()) ? before : define(batch));
  }

  private static Understood define(Batch batch) {
    Lookup.Definition asWritten = asWritten(batch);
    Scenario scenario = RunReader.read(asWritten);
    Lookup.Definition definition =
        new Lookup.Definition(
            asWritten.run(),
            asWritten.number(),
            asWritten.name(),
            ScenarioFile.render(scenario),
            Lookup.Definition.digest(scenario),
            asWritten.files(),
            null);
    return new Understood(batch.manifest(), definition, scenario);
  }

  /**
   * The scenario of a batch, its minds bound to nothing.
   *
   * @throws InputError if this node does not understand it
   */
  static Scenario understand(Batch batch) {
    return RunReader.read(asWritten(batch));
  }

  private static Lookup.Definition asWritten(Batch batch) {
    Map<?, ?> manifest = manifest(batch);
    if (!(manifest.get("scenario") instanceof Map<?, ?> resolved)
        || !(manifest.get("inputs") instanceof Map<?, ?> inputs)) {
      throw new InputError("the manifest lacks scenario or inputs; it must be a batch.json");
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    inputs.forEach(
        (text, name) -> {
          byte[] content = batch.inputs().get(name.toString());
          if (content == null) {
            throw new InputError("the input " + name + " of the manifest is missing");
          }
          files.put(text.toString(), content);
        });
    return new Lookup.Definition(
        new RunKey(batch.id(), RunKey.OUTSIDE).toString(),
        RunKey.OUTSIDE,
        batch.name(),
        json(resolved),
        null,
        files,
        null);
  }

  /** The scenario of a batch, its minds bound to nothing. */
  Scenario scenario(Batch batch) {
    return understood(batch).scenario();
  }

  static Map<?, ?> manifest(Batch batch) {
    try {
      return JSON.readValue(batch.manifest(), Map.class);
    } catch (JsonProcessingException e) {
      throw new RunFailure("the manifest of batch " + batch.id() + " is not JSON", e);
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new RunFailure("this is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public void prepare(RunSpec run, String key) {
    long batch = RunKey.of(key).batch();
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> same = prepared.putIfAbsent(batch, mine);
    if (same == null) {
      try {
        Probes.ask(
            run.scenario(),
            (mind, situation) ->
                reader.bindings(batch).outside(mind, Probes.WHAT).answer(situation));
        mine.complete(null);
      } catch (RuntimeException e) {
        prepared.remove(batch);
        mine.completeExceptionally(e);
        throw e;
      }
      return;
    }
    try {
      same.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  @Override
  public Journal takeOver(RunSpec run, String key) {
    return batches.takeOver(RunKey.of(key), run.scenario().plan().format());
  }

  @Override
  public void over(String run, long epoch, RunEnd end) {
    batches.ended(RunKey.of(run), epoch, end.reason().word(), end.entries());
  }

  @Override
  public void failed(String run, OptionalLong epoch, String problem) {
    RunKey key = RunKey.of(run);
    batches.failed(key, epoch.orElseGet(() -> batches.run(key).epoch()), problem);
  }

  @Override
  public void present(Set<String> nodes) {
    if (!takesPart()) {
      // The calls under way may be those of the cluster whose database it is.
      return;
    }
    for (String node : PostgresCallRecord.nodes(database)) {
      if (!nodes.contains(node)) {
        PostgresCallRecord.lost(database, node);
      }
    }
  }
}
