package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.murmuration.journal.Diary;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.RunState.State;
import org.murmuration.settings.InputError;

/** What a node needs to carry out a batch is in the database, and so is what became of its runs. */
class BatchStoreIT {

  private static final PostgresServer SERVER = PostgresServer.shared();
  private static final String MANIFEST = "{\n  \"seed\" : 7\n}";

  private static Database database;
  private static BatchStore store;

  @BeforeAll
  static void open() {
    database = SERVER.database();
    store = new BatchStore(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static long create(int runs) {
    return store.create("x", MANIFEST, "seed = 7", Map.of(), runs);
  }

  /** Takes a run over and ends it at once. */
  private static void end(RunKey run, String reason) {
    PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES);
    journal.close();
    assertThat(store.ended(run, journal.epoch(), reason, 0)).isTrue();
  }

  @Test
  void aBatchIsKeptAsItWasGiven() {
    byte[] bytes = {0, 1, -1, '\n', (byte) 0xC3};
    String scenario = "title = \"Größe 🐦\"\r\n# \\ ' \" {}\n";

    long id =
        store.create(
            "naming 'game'",
            MANIFEST,
            scenario,
            Map.of("inputs/0-edges.csv", bytes, "inputs/1-none", new byte[0]),
            3);

    Batch batch = store.batch(id);
    assertThat(batch)
        .usingRecursiveComparison()
        .ignoringFields("created", "inputs")
        .isEqualTo(new Batch(id, "naming 'game'", MANIFEST, scenario, Map.of(), 3, null));
    assertThat(batch.inputs()).containsOnlyKeys("inputs/0-edges.csv", "inputs/1-none");
    assertThat(batch.inputs().get("inputs/0-edges.csv")).isEqualTo(bytes);
    assertThat(batch.inputs().get("inputs/1-none")).isEmpty();
    assertThat(Duration.between(batch.created(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void itsRunsAreOpenUntilTheyEnd() {
    long first = create(2);
    long second = create(1);
    RunKey run = new RunKey(first, 1);
    assertThat(store.run(run)).isEqualTo(new RunState(run, State.OPEN, 0, 0, "", "", 0));
    assertThat(store.openBatches()).containsSubsequence(first, second);
    assertThat(store.unfinished())
        .containsSubsequence(new RunKey(first, 0), run, new RunKey(second, 0));

    end(new RunKey(first, 0), "converged");
    PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES);
    journal.append(Diary.entry(0));
    journal.close();
    assertThat(store.failed(run, journal.epoch(), "mind crowd: \0 it broke")).isTrue();

    assertThat(store.runs(first))
        .containsExactly(
            new RunState(new RunKey(first, 0), State.ENDED, 1, 0, "converged", "", 0),
            new RunState(run, State.FAILED, 1, 1, "", "mind crowd:  it broke", 0));
    assertThat(store.openBatches()).contains(second).doesNotContain(first);
  }

  @Test
  void aRunEndsWithAllItsEntriesOrNotAtAll() {
    RunKey run = new RunKey(create(1), 0);
    PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES);
    journal.append(Diary.entry(0));
    journal.close();

    assertThatThrownBy(() -> store.ended(run, journal.epoch(), "converged", 2))
        .isInstanceOf(JournalException.class)
        .hasMessage("run " + run + " ends after 2 entries, but has 1 in the database");
    assertThat(store.run(run).state()).isEqualTo(State.OPEN);
    assertThat(store.ended(run, journal.epoch(), "converged", 1)).isTrue();
  }

  @Test
  void whatARunCameToStays() {
    long batch = create(2);
    RunKey ended = new RunKey(batch, 0);
    end(ended, "converged");
    RunKey failed = new RunKey(batch, 1);
    PostgresJournal journal = store.takeOver(failed, Diary.OUTCOMES);
    journal.close();
    store.failed(failed, journal.epoch(), "it broke");

    assertThat(store.failed(ended, store.run(ended).epoch(), "it is over")).isFalse();
    assertThat(store.ended(failed, journal.epoch(), "converged", 0)).isFalse();
    assertThat(store.failed(failed, journal.epoch(), "it broke")).isTrue();

    assertThat(store.runs(batch))
        .containsExactly(
            new RunState(ended, State.ENDED, 1, 0, "converged", "", 0),
            new RunState(failed, State.FAILED, 1, 0, "", "it broke", 0));
  }

  @Test
  void whatWasStoppedRanOutOfBudgetOrFailedCanGoOn() {
    long batch = create(5);
    end(new RunKey(batch, 0), "converged");
    end(new RunKey(batch, 1), "stopped");
    end(new RunKey(batch, 2), "budget-spent");
    PostgresJournal failing = store.takeOver(new RunKey(batch, 3), Diary.OUTCOMES);
    store.failed(new RunKey(batch, 3), failing.epoch(), "it broke");
    failing.close();

    store.reopen(batch, "{\"budget\":2}");

    assertThat(store.batch(batch).manifest()).isEqualTo("{\"budget\":2}");
    assertThat(store.runs(batch))
        .extracting(RunState::state)
        .containsExactly(State.ENDED, State.OPEN, State.OPEN, State.OPEN, State.OPEN);
    assertThat(store.runs(batch).subList(1, 5))
        .allSatisfy(run -> assertThat(run.endReason() + run.problem()).isEmpty());
    assertThat(store.failed(new RunKey(batch, 3), failing.epoch(), "late")).isFalse();
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> store.batch(1L << 40))
        .isInstanceOf(JournalException.class)
        .hasMessage("there is no batch 1099511627776 in the database");
    assertThatThrownBy(() -> store.run(new RunKey(1L << 40, 0)))
        .isInstanceOf(JournalException.class)
        .hasMessage("there is no run 1099511627776.0 in the database");
    assertThatThrownBy(() -> store.create("x", "{}", "a\0b", Map.of(), 1))
        .isInstanceOf(InputError.class)
        .hasMessage("the scenario holds the character NUL; remove it");
  }

  @Test
  void whateverAnswerIsLostNothingIsDoneTwice() {
    try (LossyLine line = LossyLine.to(SERVER);
        Database own = line.database(SERVER)) {
      BatchStore lossy = new BatchStore(own);
      long before = SERVER.number("SELECT count(*) FROM batch");

      line.breakAfter(0);
      long batch = lossy.create("x", MANIFEST, "", Map.of("a", new byte[] {1}), 2);
      assertThat(line.broke()).isTrue();
      assertThat(SERVER.number("SELECT count(*) FROM batch")).isEqualTo(before + 1);
      assertThat(lossy.batch(batch).runs()).isEqualTo(2);

      RunKey run = new RunKey(batch, 0);
      line.breakAfter(0);
      PostgresJournal journal = lossy.takeOver(run, Diary.OUTCOMES);
      assertThat(line.broke()).isTrue();
      assertThat(journal.epoch()).isEqualTo(lossy.run(run).epoch());
      journal.close();

      line.breakAfter(0);
      assertThat(lossy.ended(run, journal.epoch(), "stopped", 0)).isTrue();
      assertThat(line.broke()).isTrue();

      line.breakAfter(0);
      lossy.reopen(batch, "{}");
      assertThat(line.broke()).isTrue();
      assertThat(lossy.runs(batch)).extracting(RunState::state).containsOnly(State.OPEN);
    }
  }

  @Test
  void aBatchCanBeRemovedByHand() {
    long batch = create(1);
    SERVER.execute("DELETE FROM entry WHERE batch = " + batch);
    SERVER.execute("DELETE FROM batch WHERE id = " + batch);

    assertThat(store.runs(batch)).isEqualTo(List.of());
  }
}
