package org.murmuration.mind.llm;

import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.PostgresServer;

/**
 * Prints how many calls a node can record in a PostgreSQL server on this machine that waits for the
 * disk. Arguments: calls (50,000), under way at once (1,000).
 */
public final class PostgresCallPace {

  private static final String ANSWER = "x".repeat(1_000);

  private PostgresCallPace() {}

  public static void main(String[] arguments) {
    int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
    int atOnce = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    try (PostgresServer server = PostgresServer.start(null, null);
        Database database = server.database(System.err::println)) {
      measure(database, "warm up", ConnectedMind.NO_LIMITS, calls / 4, atOnce);
      measure(database, "without limits", ConnectedMind.NO_LIMITS, calls, atOnce);
      measure(database, "within a budget", SharedRecord.calls(calls), calls, atOnce);
    }
  }

  private static void measure(
      Database database, String what, Budget.Limits limits, int calls, int atOnce) {
    RunKey run = SharedRecord.newRun(database);
    Semaphore room = new Semaphore(atOnce);
    Phaser done = new Phaser(1);
    long start = System.nanoTime();
    try (SharedRecord record = SharedRecord.of(database, "one", run, limits)) {
      for (int i = 0; i < calls; i++) {
        Call call = SharedRecord.call(i);
        room.acquireUninterruptibly();
        done.register();
        record
            .begin(call)
            .thenCompose(said -> record.append(SharedRecord.line(call, ANSWER)))
            .whenComplete(
                (kept, failure) -> {
                  room.release();
                  done.arriveAndDeregister();
                });
      }
      done.arriveAndAwaitAdvance();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%,d calls %s in %.2f s: %,.0f/s%n", calls, what, seconds, calls / seconds);
  }
}
