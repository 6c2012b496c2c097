package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.mind.llm.SharedRecord.call;
import static org.murmuration.mind.llm.SharedRecord.line;
import static org.murmuration.mind.llm.SharedRecord.underWay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.LossyLine;
import org.murmuration.journal.postgres.PostgresServer;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.llm.CallRecord.Beginning;

/** Nodes together keep to the budget of their batch, and spend it as far as it goes. */
class SharedBudgetIT {

  private static final double MICROS = 1e6;
  private static final int MOST_MICROS = 900;

  private static Database database;

  @BeforeAll
  static void open() {
    database = PostgresServer.shared().database();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Budget.Limits tokens(long most) {
    return new Budget.Limits(null, most, null, "USD", null);
  }

  /** A call as a node makes it: sometimes it has to be sent again, never does it take too much. */
  private static CompletableFuture<Boolean> make(SharedRecord node, Call call, Random random) {
    int retries = random.nextInt(4) == 0 ? 1 : 0;
    long tokens = random.nextInt(SharedRecord.TOKENS + 1);
    long micros = random.nextInt(MOST_MICROS + 1);
    return node.begin(call, MOST_MICROS)
        .thenCompose(
            said -> {
              if (said instanceof Beginning.Spent) {
                return CompletableFuture.completedFuture(false);
              }
              CompletableFuture<CallLine> done =
                  retries == 0
                      ? CompletableFuture.completedFuture(null)
                      : node.append(line(call, null, tokens, micros));
              return done.thenCompose(again -> node.append(line(call, "Q", tokens, micros)))
                  .thenApply(kept -> true);
            })
        .exceptionally(
            failure -> {
              assertThat(failure).hasRootCauseInstanceOf(BudgetSpent.class);
              return false;
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 100, , ",
    "2, 1, , ",
    "3, , 1500, ",
    "4, , , 40000",
    "5, 90, 1300, 50000",
    "6, 100000, 100000, 100000000"
  })
  void theyNeverExceedItWhateverIsUnderWay(long seed, Long calls, Long tokens, Long micros) {
    Budget.Limits limits =
        new Budget.Limits(calls, tokens, micros == null ? null : micros / MICROS, "USD", null);
    RunKey run = SharedRecord.newRun(database);
    RunKey outside = new RunKey(run.batch(), RunKey.OUTSIDE);
    List<CompletableFuture<Boolean>> made = new ArrayList<>();
    try (SharedRecord one = SharedRecord.of(database, "one", run, limits);
        SharedRecord other = SharedRecord.of(database, "other", outside, limits)) {
      Random random = new Random(seed);
      for (int i = 0; i < 300; i++) {
        made.add(make(random.nextBoolean() ? one : other, call(i), random));
        if (i % 20 == 0) {
          assertWithin(run, limits);
        }
      }
      while (!made.stream().allMatch(CompletableFuture::isDone)) {
        assertWithin(run, limits);
      }
    }
    assertWithin(run, limits);
    assertThat(underWay(run)).isZero();
    long whole = made.stream().filter(CompletableFuture::join).count();
    Tally spent = PostgresCallRecord.spent(database, run.batch());
    if (seed == 6) {
      assertThat(whole).isEqualTo(300);
    } else {
      assertThat(whole).isLessThan(300);
      boolean another =
          limits.grant(
                  spent, Budget.Share.NONE, new Budget.Share(1, SharedRecord.TOKENS, MOST_MICROS))
              == Budget.Grant.GRANTED;
      assertThat(another).as("there was room for another call in %s", spent).isFalse();
    }
  }

  /** What is spent and reserved at one moment. */
  private static void assertWithin(RunKey run, Budget.Limits limits) {
    String[] at =
        PostgresServer.shared()
            .value(
                """
                SELECT concat_ws(' ', batch.calls + count(call_begun.id),
                  batch.input + batch.output + coalesce(sum(tokens), 0),
                  batch.micros + coalesce(sum(call_begun.micros), 0))
                FROM batch LEFT JOIN call_begun ON call_begun.batch = batch.id
                WHERE batch.id = %d GROUP BY batch.id
                """
                    .formatted(run.batch()))
            .split(" ");
    Tally all =
        new Tally(Long.parseLong(at[0]), 0, Long.parseLong(at[1]), 0, 0, Long.parseLong(at[2]));
    assertThat(limits.grant(all, Budget.Share.NONE, Budget.Share.NONE))
        .as("spent and reserved: %s of %s", all, limits)
        .isEqualTo(Budget.Grant.GRANTED);
  }

  @Test
  void whatACallDidNotTakeIsForOthersOnWhateverNode() {
    RunKey run = SharedRecord.newRun(database);
    try (SharedRecord one = SharedRecord.of(database, "one", run, tokens(50));
        SharedRecord other = SharedRecord.of(database, "other", run, tokens(50))) {
      one.begin(call(1)).join();
      one.begin(call(2)).join();
      CompletableFuture<Beginning> waiting = other.begin(call(3));
      Call small = new Call(SharedRecord.key(4), "crowd", "name", SharedRecord.bytes("{}"), 1, 1);
      // Later, and granted: so the other was asked for, and has to wait.
      assertThat(other.begin(small).join()).isInstanceOf(Beginning.Granted.class);
      assertThat(waiting).isNotDone();

      one.append(line(call(1), "Q", 5, 0)).join();

      assertThat(waiting.join()).isInstanceOf(Beginning.Granted.class);
      one.record().giveUp(SharedRecord.key(2));
      assertThat(other.begin(call(5)).join()).isInstanceOf(Beginning.Granted.class);
    }
  }

  @Test
  void whenItIsSpentItIsSaidInWords() {
    RunKey run = SharedRecord.newRun(database);
    Budget.Limits limits = new Budget.Limits(2L, 1_000L, 2.5, "EUR", null);
    try (SharedRecord one = SharedRecord.of(database, "one", run, limits);
        SharedRecord other = SharedRecord.of(database, "other", run, limits)) {
      one.make(call(1), "Q");
      other.make(call(2), "Q");

      assertThat(one.begin(call(3)).join())
          .isEqualTo(new Beginning.Spent("2 of 2 calls, 20 of 1,000 tokens, 0.0000 of 2.5 EUR"));
      assertThat(one.begin(call(2)).join()).isInstanceOf(Beginning.Recorded.class);
    }
  }

  @Test
  void theTimeCountsFromWhenTheRecordIsOpened() {
    RunKey run = SharedRecord.newRun(database);
    Budget.Limits noTime = new Budget.Limits(null, null, null, "USD", 1e-12);
    Budget.Limits anHour = new Budget.Limits(null, null, null, "USD", 1.0);
    try (SharedRecord late = SharedRecord.of(database, "one", run, noTime);
        SharedRecord early = SharedRecord.of(database, "one", run, anHour)) {
      assertThat(late.begin(call(1)).join())
          .isInstanceOfSatisfying(
              Beginning.Spent.class,
              spent -> assertThat(spent.what()).endsWith(" of 1.0E-12 hours"));
      assertThat(early.begin(call(1)).join()).isInstanceOf(Beginning.Granted.class);
    }
  }

  @Test
  void sendingACallAgainTakesAnotherShare() {
    RunKey run = SharedRecord.newRun(database);
    try (SharedRecord one = SharedRecord.of(database, "one", run, SharedRecord.calls(2))) {
      one.begin(call(1)).join();
      one.append(line(call(1), null)).join();

      assertThatThrownBy(() -> one.append(line(call(1), null)).join())
          .hasCauseInstanceOf(BudgetSpent.class)
          .hasMessageContaining("the budget is spent: 2 of 2 calls");
      assertThat(underWay(run)).isZero();
    }
  }

  @Test
  void aGrantWhoseAnswerWasLostIsNotInItsOwnWay() {
    int broken = 0;
    try (LossyLine line = LossyLine.to(PostgresServer.shared());
        Database own = line.database(PostgresServer.shared())) {
      for (int answers = 0; answers < 8; answers++) {
        RunKey run = SharedRecord.newRun(own);
        try (SharedRecord one = SharedRecord.of(own, "one", run, SharedRecord.calls(1))) {
          line.breakAfter(answers);

          assertThat(one.begin(call(1)).join()).isInstanceOf(Beginning.Granted.class);
          assertThat(underWay(run)).isEqualTo(1);
          broken += line.broke() ? 1 : 0;
          line.breakAfter(-1);
        }
      }
    }
    // In the middle of every step, and never after the last.
    assertThat(broken).isBetween(4, 7);
  }
}
