package org.murmuration.mind.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;

/**
 * The calls of all runs of a batch: one gateway and one budget for all, a record {@code
 * calls.jsonl} for each run, and one in the folder of the batch for calls outside the histories.
 * Thread-safe.
 */
public final class BatchCalls implements AutoCloseable {

  /** Name of the record in the folder of a run or batch. */
  public static final String FILE = "calls.jsonl";

  private static final int DEPTH_OF_RUNS = 2;

  private final Gateway gateway;
  private final Budget budget;
  private final Calls outside;
  private final Map<String, Estimates> estimates = new ConcurrentHashMap<>();

  private BatchCalls(Gateway gateway, Budget budget, CallRecord outside) {
    this.gateway = gateway;
    this.budget = budget;
    this.outside = new Calls(outside, gateway, budget);
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
    return new BatchCalls(gateway, budget, FileCallRecord.open(folder.resolve(FILE)));
  }

  /** The recorded calls of a batch, and no others. */
  public static BatchCalls recorded(Path folder) {
    return new BatchCalls(null, null, FileCallRecord.read(folder.resolve(FILE)));
  }

  /** The minds that are LLMs. */
  public static List<LlmMind> models(Collection<Mind> minds) {
    return minds.stream().filter(LlmMind.class::isInstance).map(LlmMind.class::cast).toList();
  }

  /** The calls of a run, whose record is in its folder. */
  public Calls run(Path folder) {
    Path file = folder.resolve(FILE);
    CallRecord record = gateway == null ? FileCallRecord.read(file) : FileCallRecord.open(file);
    return new Calls(record, gateway, budget);
  }

  /** The mind, its answers being calls of a run. */
  public Mind bind(Mind mind, Calls run) {
    return mind instanceof LlmMind llm ? memoised(llm).orElseGet(() -> llm.bound(run)) : mind;
  }

  /** The mind that draws from estimates, if that is how this one is set. */
  private Optional<Mind> memoised(LlmMind mind) {
    return mind.settings().memoise().map(how -> new MemoisedMind(mind, estimates(mind)));
  }

  /** The estimates of a memoised mind, shared by all runs. */
  public Estimates estimates(LlmMind mind) {
    return estimates.computeIfAbsent(
        mind.settings().mind(),
        name -> new Estimates(mind, mind.settings().memoise().orElseThrow(), outside));
  }

  /**
   * Asks a mind outside the history.
   *
   * @param what what for; with the number of the situation's encounter it names the call
   */
  public CompletionStage<Answer> ask(Mind mind, String what, Situation situation) {
    Mind asked =
        mind instanceof LlmMind llm
            ? memoised(llm).orElseGet(() -> llm.outside(outside, what))
            : mind;
    return asked.answer(situation);
  }

  /** Names of the minds that are estimated, with what is known of each. */
  public Map<String, Estimates> estimates() {
    return new TreeMap<>(estimates);
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
