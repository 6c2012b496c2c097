package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.PostgresServer;
import org.murmuration.mind.BudgetSpent;

/** The calls of a batch on the nodes of a cluster, from the question to the record. */
class SharedCallsIT {

  private static final int PATIENCE_SECONDS = 60;
  private static final String SAYS = "{\"choices\": [{\"message\": {\"content\": \"%s\"}}]}";

  private static Database database;

  @TempDir Path folder;

  private FaultyServer server;

  @BeforeAll
  static void open() {
    database = PostgresServer.shared().database();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(FaultyServer.Answer... answers) {
    server = FaultyServer.start(answers);
  }

  private static FaultyServer.Answer says(String text) {
    return FaultyServer.Answer.json(200, SAYS.formatted(text));
  }

  private LlmMind mind() {
    return ConnectedMind.mind(ConnectedMind.behind("compatible", server.baseUrl()));
  }

  /** One of the nodes. */
  private BatchCalls node(String name, long batch, Budget.Limits limits) {
    Gateway gateway =
        new Gateway(ConnectedMind.QUICK, new Environment(Map.of()), folder, line -> {});
    return BatchCalls.shared(
        database, batch, name, gateway, List.of(mind()), Prices.packaged(), limits);
  }

  private static long newBatch() {
    return SharedRecord.newRun(database).batch();
  }

  private CompletableFuture<CallOutcome> place(Calls calls, long index) {
    return calls
        .place(SharedRecord.call(index), mind().settings())
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String text(CompletableFuture<CallOutcome> outcome) {
    return ((CallOutcome.Answered) outcome.join()).completion().text();
  }

  @Test
  void whatOneNodeHasAskedNoOtherAsksAgain() {
    serve(says("Q"), says("M"));
    long batch = newBatch();
    try (BatchCalls one = node("one", batch, ConnectedMind.NO_LIMITS);
        BatchCalls other = node("other", batch, ConnectedMind.NO_LIMITS);
        Calls here = one.run(0);
        Calls there = other.run(0);
        Calls elsewhere = other.run(1)) {
      assertThat(text(place(here, 1))).isEqualTo("Q");
      assertThat(text(place(there, 1))).isEqualTo("Q");
      assertThat(server.received()).hasSize(1);
      assertThat(text(place(elsewhere, 1))).isEqualTo("M");
      assertThat(here.accounts().total().calls()).isEqualTo(1);
      assertThat(there.accounts().total().calls()).isZero();
    }
    try (BatchCalls third = node("third", batch, ConnectedMind.NO_LIMITS);
        Calls calls = third.run(0)) {
      assertThat(calls.accounts().total().calls()).isEqualTo(1);
    }
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void aCallThatFailsIsSentAgainAndCounted() {
    serve(FaultyServer.Answer.json(503, "{}"), FaultyServer.Answer.json(503, "{}"), says("Q"));
    long batch = newBatch();
    try (BatchCalls one = node("one", batch, SharedRecord.calls(3));
        Calls calls = one.run(0)) {
      assertThat(text(place(calls, 1))).isEqualTo("Q");
      assertThatThrownBy(() -> place(calls, 2).join())
          .hasCauseInstanceOf(BudgetSpent.class)
          .hasMessageEndingWith("the budget is spent: 3 of 3 calls");
    }
    assertThat(PostgresCallRecord.spent(database, batch).failed()).isEqualTo(2);
    assertThat(SharedRecord.underWay(new RunKey(batch, 0))).isZero();
  }

  @Test
  void nodesTogetherMakeAsManyCallsAsTheBudgetAllows() {
    serve(says("Q"));
    long batch = newBatch();
    Budget.Limits limits = SharedRecord.calls(25);
    try (BatchCalls one = node("one", batch, limits);
        BatchCalls other = node("other", batch, limits);
        Calls here = one.run(0);
        Calls there = other.run(0)) {
      List<CompletableFuture<CallOutcome>> all =
          IntStream.range(0, 60)
              .mapToObj(index -> place(index % 2 == 0 ? here : there, index))
              .toList();

      long answered =
          all.stream()
              .map(call -> call.handle((outcome, failure) -> outcome))
              .filter(call -> call.join() != null)
              .count();

      assertThat(answered).isEqualTo(25);
      assertThat(server.received()).hasSize(25);
      assertThat(all)
          .filteredOn(CompletableFuture::isCompletedExceptionally)
          .allSatisfy(call -> assertThatThrownBy(call::join).hasCauseInstanceOf(BudgetSpent.class));
    }
  }

  @Test
  void aKeyThatIsRefusedIsSaidSoThoughNoBudgetIsLeftToTryAgain() {
    serve(FaultyServer.Answer.json(401, "{\"error\": {\"message\": \"no such key\"}}"));
    try (BatchCalls one = node("one", newBatch(), SharedRecord.calls(1));
        Calls calls = one.run(0)) {
      assertThatThrownBy(() -> place(calls, 1).join())
          .hasCauseInstanceOf(CallFailure.class)
          .hasMessageContaining("refused the key (401)");
    }
  }

  @Test
  void aCallThatDoesNotComeBackBeforeTheEndIsLost() {
    serve(FaultyServer.Answer.never());
    long batch = newBatch();
    try (BatchCalls one = node("one", batch, ConnectedMind.NO_LIMITS)) {
      Calls calls = one.run(0);
      CompletableFuture<CallOutcome> never = place(calls, 1);
      ConnectedMind.until("it is sent", () -> !server.received().isEmpty());

      calls.close();

      assertThat(calls.lost()).isEqualTo(1);
      assertThat(never).isNotDone();
    }
    assertThat(new BatchStore(database).run(new RunKey(batch, 0)).lost()).isEqualTo(1);
    assertThat(SharedRecord.underWay(new RunKey(batch, 0))).isZero();
  }
}
