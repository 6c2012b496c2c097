package org.murmuration.mind.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Database;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;

/**
 * The calls of all runs of a batch: one gateway and one budget for all, a record for each run, and
 * one for calls outside the histories. Records are files {@code calls.jsonl} in the folders of
 * batch and runs, or stand in the database of a cluster. Thread-safe.
 */
public final class BatchCalls implements AutoCloseable {

  /** Name of the record in the folder of a run or batch. */
  public static final String FILE = "calls.jsonl";

  private static final int DEPTH_OF_RUNS = 2;

  private final Gateway gateway;
  private final Budget budget;
  private final IntFunction<CallRecord> records;
  private final Runnable release;
  private final Calls outside;
  private final Bindings bindings;

  /**
   * The calls of a batch.
   *
   * @param records opens the record of a run, or of {@link RunKey#OUTSIDE}
   * @param release lets go of what records share
   */
  private BatchCalls(
      Gateway gateway, Budget budget, IntFunction<CallRecord> records, Runnable release) {
    this.gateway = gateway;
    this.budget = budget;
    this.records = records;
    this.release = release;
    this.outside = new Calls(records.apply(RunKey.OUTSIDE), gateway, budget);
    this.bindings = new Bindings(outside);
  }

  /**
   * Connects to the models of a batch.
   *
   * @param folder folder of the batch
   * @throws org.murmuration.settings.InputError if a key is missing, a model file is none, …
   */
  public static BatchCalls open(
      Path folder, Gateway gateway, Collection<Mind> minds, Prices prices, Budget.Limits limits) {
    gateway.connect(models(minds), prices, limits);
    Budget budget = new Budget(limits, spent(folder));
    return new BatchCalls(gateway, budget, run -> FileCallRecord.open(file(folder, run)), () -> {});
  }

  /**
   * Connects a node of a cluster to the models of a batch. The records are in the database, where
   * the limits are kept by all nodes together; {@link #budget} knows only those of time.
   *
   * @param batch number of the batch in the database
   * @param node names this process among all that use the database; never used again by another
   * @throws org.murmuration.settings.InputError if a key is missing, a model file is none, …
   */
  public static BatchCalls shared(
      Database database,
      long batch,
      String node,
      Gateway gateway,
      Collection<Mind> minds,
      Prices prices,
      Budget.Limits limits) {
    gateway.connect(models(minds), prices, limits);
    CallWriter writer = new CallWriter(database, node);
    return new BatchCalls(
        gateway,
        new Budget(limits.ofTime(), Tally.NONE),
        run -> new PostgresCallRecord(writer, new RunKey(batch, run), limits),
        writer::close);
  }

  /** The recorded calls of a batch, and no others. */
  public static BatchCalls recorded(Path folder) {
    return new BatchCalls(null, null, run -> FileCallRecord.read(file(folder, run)), () -> {});
  }

  private static Path file(Path folder, int run) {
    Path place = run == RunKey.OUTSIDE ? folder : new BatchFolder(folder).run(run).path();
    return place.resolve(FILE);
  }

  /** The minds that are LLMs. */
  public static List<LlmMind> models(Collection<Mind> minds) {
    return minds.stream()
        .map(mind -> mind instanceof MemoisedMind memoised ? memoised.mind() : mind)
        .filter(LlmMind.class::isInstance)
        .map(LlmMind.class::cast)
        .toList();
  }

  /** Where calls outside the histories are made. */
  public CallDesk outsideDesk() {
    return outside;
  }

  /** The calls of the run with a number. */
  public Calls run(int run) {
    return new Calls(records.apply(run), gateway, budget);
  }

  /** The calls of a run, whose record is in its folder. */
  public Calls run(Path folder) {
    Path file = folder.resolve(FILE);
    CallRecord record = gateway == null ? FileCallRecord.read(file) : FileCallRecord.open(file);
    return new Calls(record, gateway, budget);
  }

  /** The mind, its answers being calls of a run. */
  public Mind bind(Mind mind, CallDesk run) {
    return bindings.bind(mind, run);
  }

  /** The estimates of a memoised mind, shared by all runs. */
  public Estimates estimates(LlmMind mind) {
    return bindings.estimates(mind);
  }

  /**
   * Asks a mind outside the history.
   *
   * @param what what for; with the number of the situation's encounter it names the call
   */
  public CompletionStage<Answer> ask(Mind mind, String what, Situation situation) {
    return bindings.outside(mind, what).answer(situation);
  }

  /** Names of the minds that are estimated, with what is known of each. */
  public Map<String, Estimates> estimates() {
    return bindings.estimates();
  }

  /** What calls outside the histories took. */
  public Accounts outside() {
    return outside.accounts();
  }

  /** How many calls of a run were for encounters from an index on, which it did not get to. */
  public static long speculative(Path folder, long entries) {
    LongAdder count = new LongAdder();
    FileCallRecord.forEach(
        folder.resolve(FILE),
        line -> {
          if (line.key().isOfHistory() && line.key().index() >= entries) {
            count.increment();
          }
        });
    return count.sum();
  }

  /** What the batch may spend and has spent. */
  public Budget budget() {
    return budget;
  }

  /** What the gateway is doing. */
  public Gateway.Status status() {
    return gateway.status();
  }

  /** Minds whose models have no price, so that their cost is unknown. */
  public List<String> unpriced() {
    return gateway.unpriced();
  }

  /** Whether no further encounter should go out for the time being. */
  public boolean isFull() {
    return gateway.isFull();
  }

  @Override
  public void close() {
    outside.close();
    if (gateway != null) {
      gateway.close();
    }
    release.run();
  }

  /** What has been spent according to all records in a batch's folder. */
  private static Tally spent(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH_OF_RUNS)) {
      Accounts accounts = new Accounts();
      files
          .filter(file -> file.endsWith(FILE))
          .forEach(file -> FileCallRecord.forEach(file, accounts::add));
      return accounts.total();
    } catch (IOException e) {
      throw JournalException.of("cannot read " + folder, e);
    }
  }
}
