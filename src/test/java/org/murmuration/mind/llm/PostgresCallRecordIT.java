package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.journal.postgres.Waiting.until;
import static org.murmuration.mind.llm.SharedRecord.call;
import static org.murmuration.mind.llm.SharedRecord.line;
import static org.murmuration.mind.llm.SharedRecord.underWay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.LossyLine;
import org.murmuration.journal.postgres.PostgresServer;
import org.murmuration.mind.llm.CallRecord.Beginning;

/** Calls of many nodes are kept in one record: once, whatever is lost, and the first one counts. */
class PostgresCallRecordIT {

  private static final PostgresServer SERVER = PostgresServer.shared();

  private static Database database;

  @BeforeAll
  static void open() {
    database = SERVER.database();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void assertSame(CallLine read, CallLine written) {
    assertThat(new String(read.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(written.bytes(), StandardCharsets.UTF_8));
  }

  private static void assertRecorded(Beginning said, CallLine line) {
    assertThat(said).isInstanceOf(Beginning.Recorded.class);
    assertSame(((Beginning.Recorded) said).line(), line);
  }

  @Test
  void aCallIsGrantedUntilItsAnswerIsRecorded() {
    RunKey run = SharedRecord.newRun(database);
    CallLine answer = line(call(7), "Q");
    try (SharedRecord one = SharedRecord.of(database, "one", run);
        SharedRecord other = SharedRecord.of(database, "other", run)) {
      assertThat(one.begin(call(7)).join()).isInstanceOf(Beginning.Granted.class);
      assertThat(underWay(run)).isEqualTo(1);
      assertThat(one.append(line(call(7), null)).join().end()).isNull();
      assertThat(underWay(run)).isEqualTo(1);

      assertThat(one.append(answer).join()).isSameAs(answer);

      assertThat(underWay(run)).isZero();
      assertRecorded(one.begin(call(7)).join(), answer);
      assertRecorded(other.begin(call(7)).join(), answer);
      assertThat(other.begin(call(8)).join()).isInstanceOf(Beginning.Granted.class);
      other.record().giveUp(SharedRecord.key(8));
      until("it is given back", () -> underWay(run) == 0);
    }
    assertThat(PostgresCallRecord.spent(database, run.batch()))
        .isEqualTo(new Tally(2, 1, 20, 0, 0, 10));
  }

  @Test
  void runsAndCallsOutsideThemHaveRecordsOfTheirOwn() {
    RunKey run = SharedRecord.newRun(database);
    RunKey outside = new RunKey(run.batch(), RunKey.OUTSIDE);
    try (SharedRecord inside = SharedRecord.of(database, "one", run);
        SharedRecord beside = SharedRecord.of(database, "one", outside)) {
      inside.make(call(1), "Q");
      beside.make(call(1), "M");

      assertThat(inside.lines()).hasSize(1);
      assertThat(beside.lines()).hasSize(1);
    }
    assertThat(exported(outside)).contains("\"says\":\"M\"").doesNotContain("\"says\":\"Q\"");
  }

  private static String exported(RunKey run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BatchStore(database).writeCalls(run, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theExportHasTheLinesOfAFile() {
    RunKey run = SharedRecord.newRun(database);
    StringBuilder file = new StringBuilder();
    try (SharedRecord record = SharedRecord.of(database, "one", run)) {
      for (int i = 0; i < 1_203; i++) {
        CallLine line = line(call(i), i % 3 == 0 ? null : "a,\"request\":\\u0000\\\" " + i);
        record.append(line).join();
        file.append(new String(line.bytes(), StandardCharsets.UTF_8));
      }

      assertThat(record.lines()).hasSize(1_203).extracting(CallLine::request).containsOnlyNulls();
      assertThat(record.lines().get(1_202).key()).isEqualTo(SharedRecord.key(1_202));
    }
    assertThat(exported(run)).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "policy crowd 77", "nul\0", "名前 🐦 '\"\\", "{a,b}"})
  void aCallMayBeAboutAnything(String about) {
    RunKey run = SharedRecord.newRun(database);
    CallKey key = new CallKey(about, Long.MAX_VALUE, -1, Integer.MIN_VALUE, 5);
    Call call = new Call(key, "crowd\0", "na\nme", SharedRecord.bytes("{}"), 1, 1);
    CallLine answer = line(call, "Q");
    try (SharedRecord record = SharedRecord.of(database, "one", run)) {
      record.make(call, "Q");

      assertRecorded(record.begin(call).join(), answer);
    }
  }

  @Test
  void ofTwoAnswersTheFirstOneCountsAndBothAreKept() {
    RunKey run = SharedRecord.newRun(database);
    CallLine first = line(call(1), "Q");
    try (SharedRecord one = SharedRecord.of(database, "one", run);
        SharedRecord other = SharedRecord.of(database, "other", run)) {
      one.begin(call(1)).join();
      assertThat(other.begin(call(1)).join()).isInstanceOf(Beginning.Granted.class);
      one.append(first).join();

      assertSame(other.append(line(call(1), "M")).join(), first);

      assertRecorded(other.begin(call(1)).join(), first);
      List<CallLine> lines = one.lines();
      assertThat(lines).extracting(CallLine::end).containsExactly(CallLine.ANSWERED, null);
      assertThat(lines.get(1).error())
          .isEqualTo("another node's answer to this call was recorded first");
      assertThat(lines.get(1).status()).isEqualTo(200);
    }
    assertThat(PostgresCallRecord.spent(database, run.batch()))
        .isEqualTo(new Tally(2, 1, 20, 0, 0, 10));
    assertThat(exported(run)).contains("\"says\":\"Q\"").contains("\"says\":\"M\"");
  }

  @Test
  void aCallThatWouldBeSentAgainTakesTheAnswerThatIsThereMeanwhile() {
    RunKey run = SharedRecord.newRun(database);
    try (SharedRecord one = SharedRecord.of(database, "one", run);
        SharedRecord other = SharedRecord.of(database, "other", run)) {
      one.begin(call(1)).join();
      other.begin(call(1)).join();
      other.append(line(call(1), "M")).join();

      assertSame(one.append(line(call(1), null)).join(), line(call(1), "M"));
      assertThat(underWay(run)).isZero();
    }
  }

  @Test
  void whenNodesRaceForManyCallsEachCallHasOneAnswer() {
    int calls = 400;
    RunKey run = SharedRecord.newRun(database);
    try (SharedRecord one = SharedRecord.of(database, "one", run);
        SharedRecord other = SharedRecord.of(database, "other", run)) {
      List<CompletableFuture<CallLine>> ones = new ArrayList<>();
      List<CompletableFuture<CallLine>> others = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        ones.add(make(one, call(i), "one"));
        others.add(make(other, call(calls - 1 - i), "other"));
      }

      for (int i = 0; i < calls; i++) {
        assertSame(others.get(calls - 1 - i).join(), ones.get(i).join());
      }
      assertThat(one.lines()).filteredOn(line -> line.end() != null).hasSize(calls);
    }
    assertThat(underWay(run)).isZero();
    assertThat(PostgresCallRecord.spent(database, run.batch()).calls())
        .isEqualTo(exported(run).lines().count());
  }

  /** Makes a call unless it is recorded; the answer that counts. */
  private static CompletableFuture<CallLine> make(SharedRecord record, Call call, String says) {
    return record
        .begin(call)
        .thenCompose(
            said ->
                said instanceof Beginning.Recorded recorded
                    ? CompletableFuture.completedFuture(recorded.line())
                    : record.append(line(call, says)));
  }

  @Test
  void theCallsOfANodeThatDiedAreCountedAsLostAndTheirSharesGivenBack() {
    RunKey run = SharedRecord.newRun(database);
    RunKey outside = new RunKey(run.batch(), RunKey.OUTSIDE);
    Budget.Limits five = SharedRecord.calls(5);
    SharedRecord dead = SharedRecord.of(database, "dead " + run, run, five);
    SharedRecord deadToo = SharedRecord.of(database, "dead " + run, outside, five);
    IntStream.range(0, 3).forEach(i -> dead.begin(call(i)).join());
    deadToo.begin(call(0)).join();
    try (SharedRecord alive = SharedRecord.of(database, "alive " + run, run, five)) {
      alive.begin(call(10)).join();
      CompletableFuture<Beginning> waiting = alive.begin(call(11));
      assertThat(PostgresCallRecord.nodes(database)).contains("dead " + run, "alive " + run);
      assertThat(waiting).isNotDone();

      assertThat(PostgresCallRecord.lost(database, "dead " + run)).isEqualTo(4);

      assertThat(waiting.join()).isInstanceOf(Beginning.Granted.class);
      assertThat(PostgresCallRecord.lost(database, "dead " + run)).isZero();
      assertThat(new BatchStore(database).run(run).lost()).isEqualTo(3);
      assertThat(lostOutside(run)).isEqualTo(1);
      assertThat(PostgresCallRecord.nodes(database)).doesNotContain("dead " + run);
    }
    // It was not dead after all: its answer is kept.
    assertThat(dead.append(line(call(0), "late")).join().end()).isEqualTo(CallLine.ANSWERED);
    dead.close();
    deadToo.close();
  }

  private static long lostOutside(RunKey run) {
    return SERVER.number("SELECT lost FROM batch WHERE id = " + run.batch());
  }

  @Test
  void whenARecordIsClosedWhatAsksIsCancelledAndWhatIsUnderWayIsLost() {
    RunKey run = SharedRecord.newRun(database);
    SharedRecord record = SharedRecord.of(database, "one", run, SharedRecord.calls(1));
    record.begin(call(1)).join();
    CompletableFuture<Beginning> waiting = record.begin(call(2));

    record.close();

    assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> record.begin(call(3)).join())
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> record.append(line(call(1), "Q")).join())
        .hasCauseInstanceOf(JournalException.class)
        .hasMessageEndingWith("the record of calls is closed");
    assertThat(underWay(run)).isZero();
    assertThat(new BatchStore(database).run(run).lost()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whateverAnswerIsLostNothingIsCountedTwice(boolean limited) {
    Budget.Limits limits = limited ? SharedRecord.calls(1_000) : ConnectedMind.NO_LIMITS;
    RunKey run = SharedRecord.newRun(database);
    int rounds = 14;
    int broken = 0;
    try (LossyLine line = LossyLine.to(SERVER);
        Database own = line.database(SERVER);
        SharedRecord record = SharedRecord.of(own, "one", run, limits);
        SharedRecord other = SharedRecord.of(database, "other", run, limits)) {
      for (int round = 0; round < rounds; round++) {
        Call call = call(round);
        other.begin(call).join();
        line.breakAfter(round);
        assertThat(record.begin(call).join()).isInstanceOf(Beginning.Granted.class);
        assertThat(record.append(line(call, null)).join().end()).isNull();
        if (round % 2 == 0) {
          other.append(line(call, "other")).join();
          assertSame(record.append(line(call, "one")).join(), line(call, "other"));
        } else {
          record.append(line(call, "one")).join();
          assertSame(other.append(line(call, "other")).join(), line(call, "one"));
        }
        broken += line.broke() ? 1 : 0;
      }
      line.breakAfter(0);
      record.begin(call(rounds)).join();
      assertThat(PostgresCallRecord.lost(own, "one")).isGreaterThanOrEqualTo(0);
      assertThat(new BatchStore(database).run(run).lost()).isEqualTo(1);
    }
    assertThat(broken).isGreaterThan(3);
    assertThat(underWay(run)).isZero();
    assertThat(exported(run).lines()).hasSize(3 * rounds);
    assertThat(PostgresCallRecord.spent(database, run.batch()))
        .isEqualTo(new Tally(3 * rounds, 2 * rounds, 30 * rounds, 0, 0, 15 * rounds));
  }

  @Test
  void aServerThatIsKilledAgainAndAgainLosesNoCall() {
    int calls = 3_000;
    try (PostgresServer server = PostgresServer.start();
        Database own = server.database()) {
      RunKey run = SharedRecord.newRun(own);
      try (SharedRecord record = SharedRecord.of(own, "one", run, SharedRecord.calls(calls))) {
        List<CompletableFuture<CallLine>> made = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
          made.add(make(record, call(i), "Q"));
          if (i % 1_000 == 500) {
            int enough = i / 2;
            until(
                "some are done", () -> made.stream().filter(one -> one.isDone()).count() > enough);
            server.stopImmediately();
            server.restart();
          }
        }
        CompletableFuture.allOf(made.toArray(CompletableFuture[]::new)).join();

        assertThat(record.lines()).hasSize(calls).extracting(CallLine::key).doesNotHaveDuplicates();
        assertThat(PostgresCallRecord.spent(own, run.batch()).calls()).isEqualTo(calls);
        assertThat(record.begin(call(calls)).join())
            .isEqualTo(new Beginning.Spent("3,000 of 3,000 calls"));
      }
    }
  }
}
