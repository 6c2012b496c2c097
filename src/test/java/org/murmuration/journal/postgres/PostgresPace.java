package org.murmuration.journal.postgres;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.murmuration.journal.Diary;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Entry;

/**
 * Prints how fast a journal is written to and read from a PostgreSQL server on this machine that
 * waits for the disk, as it must outside tests. Arguments: entries (1,000,000), runs at once (1).
 */
public final class PostgresPace {

  private PostgresPace() {}

  public static void main(String[] arguments) {
    int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    try (PostgresServer server = PostgresServer.start(null, null);
        Database database = server.database(System.err::println)) {
      BatchStore store = new BatchStore(database);
      long warm = store.create("warm", "{}", "", Map.of(), 1);
      write(store, new RunKey(warm, 0), entries / 4);
      long batch = store.create("pace", "{}", "", Map.of(), runs);
      List<Thread> writers = new ArrayList<>();
      long start = System.nanoTime();
      for (int run = 0; run < runs; run++) {
        RunKey key = new RunKey(batch, run);
        writers.add(new Thread(() -> write(store, key, entries)));
      }
      writers.forEach(Thread::start);
      for (Thread writer : writers) {
        writer.join();
      }
      print("written", (long) runs * entries, start);
      read(store, new RunKey(batch, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(BatchStore store, RunKey run, int entries) {
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

  private static void read(BatchStore store, RunKey run) {
    long start = System.nanoTime();
    long count = 0;
    try (PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES)) {
      for (Iterator<Entry> entries = journal.entries(); entries.hasNext(); entries.next()) {
        count++;
      }
    }
    print("read back as entries", count, start);
    start = System.nanoTime();
    store.writeEntries(run, 0, OutputStream.nullOutputStream());
    print("exported as lines", count, start);
  }

  private static void print(String what, long count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%,d entries %s in %.2f s: %,.0f/s%n", count, what, seconds, count / seconds);
  }
}
