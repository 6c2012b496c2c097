package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.journal.postgres.Waiting.until;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.journal.Diary;
import org.murmuration.journal.Journal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/** A journal in PostgreSQL is like any other, and writes behind the back of whoever appends. */
class PostgresJournalIT {

  private static final int STRIDE = 256;
  private static final int PAGE = 2_000;

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

  private static PostgresJournal journal(RunKey run) {
    return store.takeOver(run, Diary.OUTCOMES);
  }

  private static RunKey written(List<Entry> entries) {
    RunKey run = newRun();
    try (PostgresJournal journal = journal(run)) {
      entries.forEach(journal::append);
    }
    return run;
  }

  private static String exported(RunKey run, long from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.writeEntries(run, from, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void awaitSafe(Journal journal) {
    journal.flush();
    until("all is safe", () -> journal.safe() == journal.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, STRIDE - 1, STRIDE + 1, PAGE, 2 * PAGE + 3})
  void anyEntryIsFoundAtAnyLength(int length) {
    List<Entry> entries = Diary.entries(length);
    RunKey run = written(entries);

    try (PostgresJournal anew = store.takeOver(run, Diary.OUTCOMES, 100)) {
      assertThat(anew.size()).isEqualTo(anew.safe()).isEqualTo(length);
      for (int index = 0; index < length; index += 1 + index % 37) {
        assertThat(anew.read(index)).contains(entries.get(index));
      }
      assertThat(anew.read(length)).isEmpty();
      assertThat(anew.read(-1)).isEmpty();
      assertThat(Diary.all(anew)).isEqualTo(entries);
    }
    assertThat(store.run(run).entries()).isEqualTo(length);
  }

  @Test
  void aTakenOverJournalGoesOnWhereItEnded() {
    List<Entry> entries = Diary.entries(700);
    RunKey run = newRun();
    for (int from = 0; from < entries.size(); from += 100) {
      try (PostgresJournal journal = journal(run)) {
        assertThat(journal.epoch()).isEqualTo(from / 100 + 1);
        assertThat(journal.size()).isEqualTo(from);
        entries.subList(from, from + 100).forEach(journal::append);
        assertThat(Diary.all(journal)).isEqualTo(entries.subList(0, from + 100));
      }
    }
    assertThat(exported(run, 0).lines()).hasSize(700);
    assertThat(exported(run, 698).lines().toList())
        .isEqualTo(exported(run, 0).lines().skip(698).toList());
  }

  @Test
  void whatWasAppendedCanBeReadAtOnceHoweverLittleIsKeptAtHand() {
    try (PostgresJournal journal = store.takeOver(newRun(), Diary.OUTCOMES, 4)) {
      for (Entry entry : Diary.entries(3 * STRIDE)) {
        journal.append(entry);
        if (entry.index() % 100 == 99) {
          journal.flush();
        }
        assertThat(journal.read(entry.index())).contains(entry);
        assertThat(journal.read(entry.index() / 2)).contains(Diary.entry(entry.index() / 2));
      }
    }
  }

  @Test
  void nothingIsSafeBeforeItIsFlushedAndEverythingAfterItIsClosed() {
    RunKey run = newRun();
    try (PostgresJournal journal = journal(run)) {
      Diary.entries(10).forEach(journal::append);

      assertThat(journal.safe()).isZero();
      assertThat(journal.isBehind()).isFalse();
      awaitSafe(journal);
      assertThat(store.run(run).entries()).isEqualTo(10);
      journal.append(Diary.entry(10));
    }
    assertThat(store.run(run).entries()).isEqualTo(11);
  }

  @Test
  void itIsBehindWhenTooMuchWaits() {
    try (PostgresServer server = PostgresServer.start();
        Database own = server.database()) {
      BatchStore away = new BatchStore(own);
      RunKey there = new RunKey(away.create("x", "{}", "", Map.of(), 1), 0);
      try (PostgresJournal journal = away.takeOver(there, Diary.OUTCOMES)) {
        server.stopImmediately();
        for (int i = 0; i <= 50_000; i++) {
          assertThat(journal.isBehind()).isFalse();
          journal.append(Diary.entry(i));
        }

        assertThat(journal.isBehind()).isTrue();
        assertThat(journal.read(0)).contains(Diary.entry(0));
        journal.flush();
        until("trouble is told", () -> !journal.trouble().isEmpty());
        server.restart();
        until("it has caught up", () -> journal.safe() > 0 && !journal.isBehind());
      }
      assertThat(away.run(there).entries()).isEqualTo(50_001);
    }
  }

  @Test
  void recentEntriesAreReadWithoutTheDatabase() {
    try (PostgresServer server = PostgresServer.start();
        Database own = server.database()) {
      BatchStore away = new BatchStore(own);
      RunKey run = new RunKey(away.create("x", "{}", "", Map.of(), 1), 0);
      try (PostgresJournal journal = away.takeOver(run, Diary.OUTCOMES)) {
        Diary.entries(5_000).forEach(journal::append);
      }
      PostgresJournal journal = away.takeOver(run, Diary.OUTCOMES, 1_000);
      journal.entries().forEachRemaining(entry -> {});
      server.stopImmediately();

      for (int index = 4_000; index < 5_000; index++) {
        assertThat(journal.read(index)).contains(Diary.entry(index));
      }
      journal.close();
    }
  }

  @Test
  void entriesFollowEachOtherWithoutGaps() {
    try (PostgresJournal journal = journal(newRun())) {
      journal.append(Diary.entry(0));
      for (long wrong : new long[] {0, 2}) {
        assertThatThrownBy(() -> journal.append(Diary.entry(wrong)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("entry " + wrong + " cannot follow 0");
      }
      journal.append(Diary.entry(1));
      assertThat(Diary.all(journal)).isEqualTo(Diary.entries(2));
    }
  }

  @Test
  void entriesThatAreBeingReadAreThoseOfNow() {
    try (PostgresJournal journal = journal(newRun())) {
      Iterator<Entry> none = journal.entries();
      assertThat(none.hasNext()).isFalse();
      assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
      journal.append(Diary.entry(0));
      Iterator<Entry> one = journal.entries();
      assertThat(one.next()).isEqualTo(Diary.entry(0));
      assertThat(one.hasNext()).isFalse();
    }
  }

  @Test
  void textThatPostgresqlCannotHoldSurvives() {
    Entry entry =
        new Entry.Encountered(
            new EncounterSpec(0, List.of(new Seat(0, "nul\0nul", -1))),
            new Diary.Said(List.of(new Answer.Chosen("a\0b\n\u2028\\u0000"))));

    RunKey run = written(List.of(entry));

    try (PostgresJournal journal = journal(run)) {
      assertThat(journal.read(0)).contains(entry);
    }
    assertThat(exported(run, 0)).contains("a\\u0000b\\n").containsOnlyOnce("\n");
  }

  @Test
  void anEntryThatCannotBePutInWritingLeavesNoTrace() {
    RunKey run = newRun();
    try (PostgresJournal journal = store.takeOver(run, new Mute())) {
      assertThatThrownBy(() -> journal.append(Diary.entry(0)))
          .isInstanceOf(JournalException.class)
          .hasMessage("cannot write entry 0 of run " + run + ": no words");
      assertThat(journal.size()).isZero();
    }
    try (PostgresJournal journal = journal(run)) {
      journal.append(Diary.entry(0));
    }
    assertThat(exported(run, 0).lines()).hasSize(1);
  }

  /** Fails in the middle of a line. */
  private static final class Mute implements OutcomeFormat {

    @Override
    public void write(Outcome outcome, JsonGenerator json) throws IOException {
      json.writeStringField("said", "half");
      throw new IOException("no words");
    }

    @Override
    public Outcome read(JsonNode line) {
      return Diary.OUTCOMES.read(line);
    }

    @Override
    public void write(Recollection recollection, JsonGenerator json) throws IOException {
      Diary.OUTCOMES.write(recollection, json);
    }

    @Override
    public Recollection readRecollection(JsonNode value) {
      return Diary.OUTCOMES.readRecollection(value);
    }
  }

  @Test
  void aDamagedLineAndAMissingOneAreNamed() {
    RunKey run = written(Diary.entries(600));
    String where = "WHERE batch = " + run.batch() + " AND index = ";
    PostgresServer.shared().execute("UPDATE entry SET line = '{' " + where + 300);
    PostgresServer.shared().execute("DELETE FROM entry " + where + 20);

    try (PostgresJournal journal = journal(run)) {
      assertThatThrownBy(() -> journal.read(300))
          .isInstanceOf(JournalException.class)
          .hasMessage("entry 300 of run " + run + " in the database is not what it must be");
      assertThatThrownBy(() -> Diary.all(journal))
          .isInstanceOf(JournalException.class)
          .hasMessage("entry 20 of run " + run + " in the database is not what it must be");
      assertThat(journal.read(599)).contains(Diary.entry(599));
    }
    assertThatThrownBy(() -> exported(run, 0))
        .hasMessage("entry 20 of run " + run + " in the database is not what it must be");
  }

  @Test
  void aRunThatHasEndedTakesNoFurtherEntries() {
    RunKey run = newRun();
    PostgresJournal journal = journal(run);
    assertThat(store.ended(run, journal.epoch(), "converged", 0)).isTrue();
    journal.append(Diary.entry(0));
    journal.flush();

    String problem =
        "run " + run + " has 0 entries in the database and is ended; it must be open and have 0";
    assertThatThrownBy(() -> until("it fails", () -> journal.safe() > 0))
        .isInstanceOf(JournalException.class)
        .hasMessage(problem);
    assertThatThrownBy(() -> journal.append(Diary.entry(1))).hasMessage(problem);
    assertThatThrownBy(journal::close)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("entries from 0 on could not be written");
  }
}
