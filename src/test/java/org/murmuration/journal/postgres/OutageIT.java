package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.journal.postgres.Waiting.until;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.Diary;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.RunKey;

/**
 * Whatever befalls the server while a journal is written as fast as can be: nothing is lost,
 * nothing is doubled, and the user hears of it once.
 */
class OutageIT {

  private static final String BEGIN = "PostgreSQL does not answer, the run pauses: ";
  private static final String END = "PostgreSQL answers again; going on";
  private static final int DISK = 150;

  @TempDir Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();

  /** Somebody who appends as fast as the journal lets them. */
  private final class Writer {

    private final BatchStore store;
    private final RunKey run;
    private final PostgresJournal journal;
    private final CompletableFuture<Void> done;
    private volatile boolean enough;

    Writer(Database database) {
      store = new BatchStore(database);
      run = new RunKey(store.create("x", "{}", "", Map.of(), 1), 0);
      journal = store.takeOver(run, Diary.OUTCOMES);
      done = CompletableFuture.runAsync(this::write);
    }

    private void write() {
      while (!enough) {
        journal.append(Diary.entry(journal.size()));
        if (journal.size() % 500 == 0) {
          journal.flush();
          until("it keeps up", () -> !journal.isBehind());
        }
      }
    }

    long safe() {
      return journal.safe();
    }

    void awaitMore(int entries) {
      long from = safe();
      until(entries + " more entries are safe", () -> safe() >= from + entries);
    }

    /** Stops, and compares what is in the database with what a file would hold. */
    void assertWhole() throws IOException {
      enough = true;
      done.join();
      journal.close();
      ByteArrayOutputStream exported = new ByteArrayOutputStream();
      store.writeEntries(run, 0, exported);
      assertThat(exported.toString(StandardCharsets.UTF_8)).isEqualTo(fileOf(journal.size()));
      assertThat(store.run(run).entries()).isEqualTo(journal.size());
    }
  }

  private String fileOf(long entries) throws IOException {
    Path file = folder.resolve("encounters.jsonl");
    try (FileJournal journal = FileJournal.open(file, new EntryFormat(Diary.OUTCOMES))) {
      for (long i = 0; i < entries; i++) {
        journal.append(Diary.entry(i));
      }
    }
    return Files.readString(file);
  }

  private void assertToldInTurns() {
    assertThat(said).isNotEmpty();
    for (int i = 0; i < said.size(); i++) {
      assertThat(said.get(i)).hasLineCount(1).startsWith(i % 2 == 0 ? BEGIN : END);
    }
    assertThat(said.size() % 2).isZero();
  }

  @Test
  void aServerThatIsKilledAndStartedAgainAndAgain() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      for (int round = 0; round < 6; round++) {
        writer.awaitMore(3_000);
        int before = said.size();
        if (round % 3 == 2) {
          server.stopFast();
        } else {
          server.stopImmediately();
        }
        if (round % 2 == 0) {
          until("trouble is told", () -> said.size() > before);
          assertThat(database.trouble()).startsWith(BEGIN);
        }
        server.restart();
      }
      writer.awaitMore(3_000);
      until("the end of it is told", () -> database.trouble().isEmpty());

      writer.assertWhole();
    }
    assertToldInTurns();
  }

  @Test
  void aServerWhoseSessionsAreKilled() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      for (int round = 0; round < 40; round++) {
        writer.awaitMore(300);
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'murmuration'");
      }

      writer.assertWhole();
    }
  }

  @Test
  void aServerThatStandsStill() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      for (int round = 0; round < 2; round++) {
        writer.awaitMore(2_000);
        int before = said.size();
        server.pause();
        until("trouble is told", () -> said.size() > before);
        server.goOn();
        writer.awaitMore(2_000);
        until("the end of it is told", () -> database.trouble().isEmpty());
      }

      writer.assertWhole();
    }
    assertThat(said).hasSize(4).contains(BEGIN + "no answer for 4 s");
    assertToldInTurns();
  }

  @Test
  void aServerThatStandsStillForSoLongThatItsConnectionsAreGivenUp() throws IOException {
    try (PostgresServer server = PostgresServer.start();
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      writer.awaitMore(2_000);
      server.pause();
      // What is said then depends on who gives up first: a statement, the pool, or who connects.
      until("connections are given up", () -> isOtherThanSilence(database.trouble()));
      server.goOn();
      writer.awaitMore(2_000);

      writer.assertWhole();
    }
  }

  private static boolean isOtherThanSilence(String trouble) {
    return !trouble.isEmpty() && !trouble.contains("no answer for");
  }

  @Test
  void aDiskThatIsFull() throws IOException {
    try (SmallDisk disk = SmallDisk.of(DISK);
        PostgresServer server =
            PostgresServer.start(disk.path().resolve("data"), null, "fsync = off");
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      writer.awaitMore(2_000);
      disk.fill();
      until("trouble is told", () -> !said.isEmpty());
      assertThat(said.get(0)).startsWith(BEGIN).contains("No space left on device");
      long full = writer.safe();
      disk.free();
      until("it goes on", () -> writer.safe() > full);

      writer.assertWhole();
    }
    assertToldInTurns();
  }

  @Test
  void aDiskThatIsFullWhereTheServerKeepsItsLogTakesTheServerDown() throws IOException {
    try (SmallDisk disk = SmallDisk.of(DISK);
        PostgresServer server =
            PostgresServer.start(
                null,
                disk.path().resolve("log"),
                "fsync = off",
                "min_wal_size = 32MB",
                "max_wal_size = 32MB");
        Database database = server.database(said::add)) {
      Writer writer = new Writer(database);
      writer.awaitMore(2_000);
      disk.fill();
      until("the server is down", () -> !server.isUp());
      until("trouble is told", () -> !said.isEmpty());
      disk.free();
      server.restart();
      writer.awaitMore(2_000);
      until("the end of it is told", () -> database.trouble().isEmpty());

      writer.assertWhole();
    }
    assertToldInTurns();
  }
}
