package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.journal.postgres.Waiting.until;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.murmuration.journal.Diary;
import org.murmuration.journal.Fenced;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/** Of two nodes that both think a run is theirs, only the one that took it over last can write. */
class FencingIT {

  private static final int MOST = 2_000_000;

  private static Database database;
  private static BatchStore store;

  @BeforeAll
  static void open() {
    database = PostgresServer.shared().database();
    store = new BatchStore(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static RunKey newRun() {
    return new RunKey(store.create("x", "{}", "", Map.of(), 1), 0);
  }

  private static Entry by(String writer, long index) {
    return new Entry.Encountered(
        new EncounterSpec(index, List.of(new Seat(0, "guest", -1))),
        new Diary.Said(List.of(new Answer.Chosen(writer))));
  }

  private static List<String> lines(RunKey run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.writeEntries(run, 0, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void assertFenced(PostgresJournal journal, RunKey run) {
    assertThatThrownBy(() -> until("it is fenced", () -> journal.safe() < 0))
        .isInstanceOf(Fenced.class)
        .hasMessageStartingWith("run " + run + " was taken over by another node (epoch ");
    assertThatThrownBy(() -> journal.append(by("old", journal.size()))).isInstanceOf(Fenced.class);
    assertThatThrownBy(journal::flush).isInstanceOf(Fenced.class);
  }

  @Test
  void theOldWriterIsFencedAndNothingOfItIsWritten() {
    RunKey run = newRun();
    PostgresJournal old = store.takeOver(run, Diary.OUTCOMES);
    old.append(by("old", 0));
    old.flush();
    until("the first is safe", () -> old.safe() == 1);
    old.append(by("old", 1));

    PostgresJournal now = store.takeOver(run, Diary.OUTCOMES);
    old.flush();

    assertFenced(old, run);
    assertThat(now.size()).isEqualTo(1);
    now.append(by("new", 1));
    now.close();
    old.close();
    assertThat(lines(run)).hasSize(2);
    assertThat(lines(run).get(1)).contains("new");
    assertThat(store.ended(run, old.epoch(), "converged", 2)).isFalse();
    assertThat(store.failed(run, old.epoch(), "it broke")).isFalse();
    assertThat(store.run(run).state()).isEqualTo(RunState.State.OPEN);
    assertThat(store.ended(run, now.epoch(), "converged", 2)).isTrue();
  }

  @Test
  void aWriterThatStallsInTheMiddleIsEndedAndItsEntriesAreNot() throws SQLException {
    RunKey run = newRun();
    PostgresJournal before = store.takeOver(run, Diary.OUTCOMES);
    before.append(by("old", 0));
    before.close();
    try (Connection stalled = PostgresServer.shared().connect();
        Statement statement = stalled.createStatement()) {
      stalled.setAutoCommit(false);
      String place = " WHERE batch = " + run.batch() + " AND run = " + run.run();
      statement.executeUpdate("UPDATE run SET entries = 2" + place + " AND epoch = 1");
      statement.executeUpdate("INSERT INTO entry VALUES (" + run.batch() + ", 0, 1, 'stalled')");

      try (PostgresJournal now = store.takeOver(run, Diary.OUTCOMES)) {
        assertThat(now.epoch()).isEqualTo(2);
        assertThat(now.size()).isEqualTo(1);
        now.append(by("new", 1));
      }
      assertThatThrownBy(stalled::commit).isInstanceOf(SQLException.class);
    }
    assertThat(lines(run)).hasSize(2).noneMatch(line -> line.contains("stalled"));
  }

  @Test
  void aWriterThatWaitedForTheDatabaseIsFencedWhenItComesBack() {
    try (PostgresServer server = PostgresServer.start();
        Database own = server.database();
        Database others = server.database()) {
      BatchStore here = new BatchStore(own);
      RunKey run = new RunKey(here.create("x", "{}", "", Map.of(), 1), 0);
      PostgresJournal old = here.takeOver(run, Diary.OUTCOMES);
      server.pause();
      old.append(by("old", 0));
      old.flush();
      CompletableFuture<PostgresJournal> taking =
          CompletableFuture.supplyAsync(() -> new BatchStore(others).takeOver(run, Diary.OUTCOMES));
      server.goOn();

      PostgresJournal now = taking.join();
      long from = now.size();
      now.append(by("new", from));
      now.close();
      if (from == 0) {
        assertThatThrownBy(() -> until("it is fenced", () -> old.safe() > 0))
            .isInstanceOf(Fenced.class);
      }
      old.close();
      assertThat(new BatchStore(others).run(run).entries()).isEqualTo(from + 1);
    }
  }

  @Test
  void howeverOftenTwoWritersMeetTheHistoryIsOne() {
    Random random = new Random(7);
    RunKey run = newRun();
    PostgresJournal present = store.takeOver(run, Diary.OUTCOMES);
    for (int round = 1; round <= 30; round++) {
      PostgresJournal old = present;
      String name = "writer " + round;
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> writeUntilFenced(old, name));
      long enough = old.size() + random.nextInt(3_000);
      until("it has written some", () -> old.size() > enough || writing.isDone());

      present = store.takeOver(run, Diary.OUTCOMES);

      writing.join();
      old.close();
      assertThat(present.size()).isEqualTo(store.run(run).entries());
    }
    present.close();
    List<String> lines = lines(run);
    int writer = 0;
    for (int index = 0; index < lines.size(); index++) {
      assertThat(lines.get(index)).startsWith("{\"index\":" + index + ",");
      int by = Integer.parseInt(lines.get(index).replaceAll(".*writer (\\d+).*", "$1"));
      assertThat(by).isGreaterThanOrEqualTo(writer);
      writer = by;
    }
    assertThat(lines).isNotEmpty();
  }

  private static void writeUntilFenced(PostgresJournal journal, String name) {
    try {
      while (journal.size() < MOST) {
        journal.append(by(name, journal.size()));
        if (journal.size() % 100 == 0) {
          journal.flush();
        }
        until("it keeps up", () -> journal.safe() >= 0 && !journal.isBehind());
      }
    } catch (Fenced e) {
      // As it should be.
      return;
    }
    throw new AssertionError(name + " was never fenced");
  }

  @Test
  void anAppendWhoseAnswerWasLostIsNotDoubled() {
    RunKey run = newRun();
    try (LossyLine line = LossyLine.to(PostgresServer.shared());
        Database own = line.database(PostgresServer.shared());
        PostgresJournal journal = new BatchStore(own).takeOver(run, Diary.OUTCOMES)) {
      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 10; i++) {
          journal.append(by("only", journal.size()));
        }
        line.breakAfter(0);
        journal.flush();
        until("it is safe", () -> journal.safe() == journal.size());
        assertThat(line.broke()).isTrue();
      }
    }
    assertThat(lines(run)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatHasEndedCannotBeTakenOver() {
    RunKey run = newRun();
    PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES);
    store.ended(run, journal.epoch(), "converged", 0);
    journal.close();

    assertThatThrownBy(() -> store.takeOver(run, Diary.OUTCOMES))
        .isInstanceOf(JournalException.class)
        .hasMessage("run " + run + " has ended, or is not in the database");
  }
}
