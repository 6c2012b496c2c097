package org.murmuration.journal.postgres;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.murmuration.journal.Diary;
import org.murmuration.journal.RunKey;

/**
 * Prints how fast a journal is written to and read from a PostgreSQL server on this machine that
 * waits for the disk, as it must outside tests, with the processor time of this process and of the
 * server, which tells more than the pace where others use the machine, too. Arguments: entries
 * (1,000,000), runs at once (1).
 */
public final class PostgresPace {

  private final PostgresServer server;
  private final BatchStore store;
  private long start;
  private Duration here;
  private Duration there;

  private PostgresPace(PostgresServer server, Database database) {
    this.server = server;
    this.store = new BatchStore(database);
  }

  public static void main(String[] arguments) {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    try (PostgresServer server = PostgresServer.start(null, null);
        Database database = server.database(System.err::println)) {
      new PostgresPace(server, database).measure(entries, runs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(int entries, int runs) throws InterruptedException {
    long warm = store.create("warm", "{}", "", Map.of(), 1);
    write(new RunKey(warm, 0), entries / 4);
    long batch = store.create("pace", "{}", "", Map.of(), runs);
    List<Thread> writers = new ArrayList<>();
    begin();
    for (int run = 0; run < runs; run++) {
      RunKey key = new RunKey(batch, run);
      writers.add(new Thread(() -> write(key, entries)));
    }
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }
    end("written", (long) runs * entries);
    read(new RunKey(batch, 0), entries);
  }

  private void write(RunKey run, int entries) {
    try (PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES)) {
      for (int i = 0; i < entries; i++) {
        journal.append(Diary.entry(i));
        if (i % 1_000 == 0) {
          journal.flush();
          while (journal.isBehind()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
          }
        }
      }
    }
  }

  private void read(RunKey run, int entries) {
    begin();
    try (PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES)) {
      journal.entries().forEachRemaining(entry -> {});
    }
    end("read back as entries", entries);
    begin();
    store.writeEntries(run, 0, OutputStream.nullOutputStream());
    end("exported as lines", entries);
  }

  private static Duration ofThisProcess() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void begin() {
    start = System.nanoTime();
    here = ofThisProcess();
    there = server.processorTime();
  }

  private void end(String what, long count) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d entries %s in %.2f s: %,.0f/s; processor time %.2f s here, %.2f s in the server%n",
        count,
        what,
        seconds,
        count / seconds,
        ofThisProcess().minus(here).toMillis() / 1e3,
        server.processorTime().minus(there).toMillis() / 1e3);
  }
}
