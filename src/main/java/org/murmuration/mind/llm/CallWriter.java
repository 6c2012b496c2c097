package org.murmuration.mind.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Database;

/**
 * Brings the calls of all runs on this node into the database: what many calls ask or tell at the
 * same time becomes one statement. Thread-safe.
 */
final class CallWriter implements AutoCloseable {

  private static final int AT_ONCE = 500;
  private static final int ANSWERING_THREADS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How soon a call that waits for the budget asks again, other nodes giving no notice. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Database database;
  private final String node;
  private final Inbox<Begin> begins = new Inbox<>();
  private final Inbox<Settled> settled = new Inbox<>();
  private final List<Thread> threads;
  private final ExecutorService answers =
      Executors.newFixedThreadPool(ANSWERING_THREADS, task -> daemon(task, "call-answers"));
  private final long numbers = UUID.randomUUID().getMostSignificantBits();
  private final AtomicLong number = new AtomicLong();

  /** A call asks whether it is to be made. */
  record Begin(
      UUID id,
      RunKey run,
      CallKey key,
      Budget.Share most,
      Budget budget,
      CompletableFuture<CallRecord.Beginning> said) {}

  /** What becomes of calls that were granted. */
  sealed interface Settled {}

  /**
   * A line to be kept.
   *
   * @param text the line as it is stored
   * @param begun number of the grant it uses up, or null
   */
  record Line(
      UUID id, RunKey run, CallLine line, byte[] text, UUID begun, CompletableFuture<CallLine> kept)
      implements Settled {

    /** The same, its call having ended before by another answer. */
    Line late() {
      CallLine late = line.late();
      return new Line(id, run, late, text(late), begun, kept);
    }

    static byte[] text(CallLine line) {
      byte[] bytes = line.bytes();
      return Arrays.copyOf(bytes, bytes.length - 1);
    }
  }

  /** A grant that is given back; the call was lost if it had been made. */
  record Freed(UUID begun, boolean lost) implements Settled {}

  /**
   * Connects the calls of a node.
   *
   * @param node names this process among all that use the database; never used again by another
   */
  CallWriter(Database database, String node) {
    this.database = database;
    this.node = node;
    this.threads =
        List.of(daemon(this::answerBegins, "call-begins"), daemon(this::settle, "call-lines"));
    threads.forEach(Thread::start);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  Database database() {
    return database;
  }

  /** A number for a line or a grant that no other has; those of a process follow each other. */
  UUID newNumber() {
    return new UUID(numbers, number.getAndIncrement());
  }

  void begin(Begin begin) {
    if (!begins.put(begin)) {
      begin.said().completeExceptionally(over());
    }
  }

  private static CancellationException over() {
    return new CancellationException("the run is over");
  }

  void keep(Line line) {
    if (!settled.put(line)) {
      line.kept().completeExceptionally(closed());
    }
  }

  private static JournalException closed() {
    return new JournalException("the record of calls is closed");
  }

  /** Gives a grant back, if there still is somebody to do so. */
  void free(UUID begun, boolean lost) {
    settled.put(new Freed(begun, lost));
  }

  private void answerBegins() {
    List<Begin> waiting = new ArrayList<>();
    try {
      while (!begins.isDone()) {
        waiting.addAll(begins.take(waiting.isEmpty() ? null : LOOK_AGAIN));
        waiting.removeIf(begin -> begin.said().isDone());
        List<Begin> still = new ArrayList<>();
        for (List<Begin> some : parts(waiting, Begin::run)) {
          still.addAll(begin(some));
        }
        waiting = still;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.forEach(begin -> begin.said().completeExceptionally(over()));
    }
  }

  /** Asks for calls of one batch; returns those that have to wait. */
  private List<Begin> begin(List<Begin> asked) {
    CallTable table = new CallTable(asked.get(0).run().batch(), node);
    Map<UUID, CallRecord.Beginning> said;
    try {
      said = database.call(connection -> table.begin(connection, asked));
    } catch (RuntimeException e) {
      asked.forEach(begin -> begin.said().completeExceptionally(e));
      return List.of();
    }
    for (Begin begin : asked) {
      CallRecord.Beginning answer = said.get(begin.id());
      if (answer != null) {
        hand(() -> answer(begin, answer));
      }
    }
    return asked.stream().filter(begin -> !said.containsKey(begin.id())).toList();
  }

  /** Lets another thread go on with the calls, so that this one is back at the database soon. */
  private void hand(Runnable answer) {
    try {
      answers.execute(answer);
    } catch (RejectedExecutionException e) {
      answer.run();
    }
  }

  private void answer(Begin begin, CallRecord.Beginning answer) {
    boolean heard = begin.said().complete(answer);
    if (!heard && answer instanceof CallRecord.Beginning.Granted) {
      free(begin.id(), false);
    }
  }

  private void settle() {
    try {
      while (!settled.isDone()) {
        List<Settled> taken = settled.take(null);
        List<Line> lines = only(taken, Line.class);
        for (List<Line> some : parts(lines, Line::run)) {
          keep(some);
        }
        free(only(taken, Freed.class));
        begins.wake();
      }
    } catch (InterruptedException e) {
      only(settled.rest(), Line.class).forEach(line -> line.kept().completeExceptionally(closed()));
      Thread.currentThread().interrupt();
    }
  }

  private static <T extends Settled> List<T> only(List<Settled> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void keep(List<Line> lines) {
    CallTable table = new CallTable(lines.get(0).run().batch(), node);
    try {
      Map<UUID, CallLine> counting = database.call(connection -> table.keep(connection, lines));
      answers.execute(() -> lines.forEach(line -> line.kept().complete(counting.get(line.id()))));
    } catch (RuntimeException e) {
      lines.forEach(line -> line.kept().completeExceptionally(e));
    }
  }

  private void free(List<Freed> freed) {
    if (!freed.isEmpty()) {
      try {
        database.call(connection -> LostCalls.free(connection, freed));
      } catch (JournalException e) {
        // Nobody waits for this. What stays reserved is given back when the node is given up.
        return;
      }
    }
  }

  /** Parts of one batch each, small enough for one statement. */
  private static <T> Collection<List<T>> parts(List<T> all, Function<T, RunKey> run) {
    Map<Long, List<List<T>>> batches = new LinkedHashMap<>();
    for (T one : all) {
      List<List<T>> parts =
          batches.computeIfAbsent(run.apply(one).batch(), batch -> new ArrayList<>());
      if (parts.isEmpty() || parts.get(parts.size() - 1).size() == AT_ONCE) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(one);
    }
    return batches.values().stream().flatMap(List::stream).toList();
  }

  /** Waits some seconds for what was handed in; whatever asks to begin is cancelled. */
  @Override
  public void close() {
    begins.close();
    settled.close();
    try {
      long until = System.nanoTime() + PATIENCE.toNanos();
      for (Thread thread : threads) {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, until - System.nanoTime()));
      }
      threads.forEach(Thread::interrupt);
      answers.shutdown();
      answers.awaitTermination(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
