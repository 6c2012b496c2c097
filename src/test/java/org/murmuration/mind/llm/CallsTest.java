package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for a call that is recorded or under way gets its outcome; nobody makes it again. */
class CallsTest {

  private static final int PATIENCE_SECONDS = 20;

  @TempDir Path folder;

  private FaultyServer server;
  private Path file;
  private LlmMind mind;
  private final Queue<Gateway> gateways = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void aServer() {
    server = FaultyServer.start(answer("Q"), answer("M"));
    file = folder.resolve("calls.jsonl");
    mind = ConnectedMind.mind(ConnectedMind.behind("compatible", server.baseUrl()));
  }

  @AfterEach
  void stop() {
    server.close();
    gateways.forEach(Gateway::close);
  }

  private static FaultyServer.Answer answer(String text) {
    return FaultyServer.Answer.json(
        200,
        "{\"choices\": [{\"message\": {\"content\": \"%s\"}, \"finish_reason\": \"stop\"}]}"
            .formatted(text));
  }

  private Calls connected() {
    Gateway gateway =
        new Gateway(ConnectedMind.QUICK, new Environment(Map.of()), folder, line -> {});
    gateways.add(gateway);
    gateway.connect(List.of(mind), Prices.packaged(), ConnectedMind.NO_LIMITS);
    return new Calls(
        FileCallRecord.open(file), gateway, new Budget(ConnectedMind.NO_LIMITS, Tally.NONE));
  }

  private Calls recorded() {
    return new Calls(FileCallRecord.read(file), null, null);
  }

  private static Call call(long index, String body) {
    CallKey key = new CallKey(CallKey.ENCOUNTER, index, 0, 0, 0);
    return new Call(key, "crowd", "name", body.getBytes(StandardCharsets.UTF_8), 10, 10);
  }

  private CompletableFuture<CallOutcome> place(Calls calls, long index, String body) {
    return calls
        .place(call(index, body), mind.settings())
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String text(CompletableFuture<CallOutcome> outcome) {
    return ((CallOutcome.Answered) outcome.join()).completion().text();
  }

  @Test
  void twoQuestionsForTheSameCallShareIt() {
    try (Calls calls = connected()) {
      CompletableFuture<CallOutcome> one = place(calls, 1, "{}");
      CompletableFuture<CallOutcome> other = place(calls, 1, "{}");

      assertThat(text(one)).isEqualTo("Q");
      assertThat(text(other)).isEqualTo("Q");
      assertThat(text(place(calls, 1, "{}"))).isEqualTo("Q");
      assertThat(server.received()).hasSize(1);
      assertThat(text(place(calls, 2, "{}"))).isEqualTo("M");
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void aRecordedAnswerIsNeverAskedForAgain() {
    try (Calls calls = connected()) {
      text(place(calls, 1, "{}"));
    }

    try (Calls resumed = connected()) {
      assertThat(resumed.accounts().total().calls()).isEqualTo(1);
      assertThat(text(place(resumed, 1, "{}"))).isEqualTo("Q");
      assertThat(resumed.accounts().total().calls()).isEqualTo(1);
    }

    try (Calls replayed = recorded()) {
      assertThat(text(place(replayed, 1, "{}"))).isEqualTo("Q");
    }
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void anotherRequestThanTheRecordedOneIsADivergence() {
    try (Calls calls = connected()) {
      text(place(calls, 1, "{}"));

      assertDivergence(
          place(calls, 1, "{ }"),
          "the call of agent 0 in encounter 1, turn 0, attempt 0 is not asked what the record says"
              + " it was asked");
    }
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void withoutAGatewayACallThatIsNotRecordedIsADivergence() {
    try (Calls calls = recorded()) {
      assertDivergence(
          place(calls, 7, "{}"),
          "there is no record of the call of agent 0 in encounter 7, turn 0, attempt 0");
      // Every time it is asked for, not only the first.
      assertDivergence(
          place(calls, 7, "{}"),
          "there is no record of the call of agent 0 in encounter 7, turn 0, attempt 0");
    }
  }

  private static void assertDivergence(CompletableFuture<CallOutcome> outcome, String message) {
    assertThatThrownBy(outcome::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(Divergence.class)
        .hasMessage(message);
  }

  @Test
  void anAnswerThatCannotBeReadAnyMoreIsADivergence() {
    CallKey key = new CallKey(CallKey.ENCOUNTER, 1, 0, 0, 0);
    Call call = call(1, "{}");
    try (FileCallRecord record = FileCallRecord.open(file)) {
      record
          .append(
              new CallLine(
                  key,
                  0,
                  "crowd",
                  "name",
                  call.hash(),
                  CallLine.ANSWERED,
                  200,
                  null,
                  null,
                  Tally.NONE,
                  1,
                  "2026-11-21T05:00:00Z",
                  null,
                  call.body(),
                  "{\"choices\":17}".getBytes(StandardCharsets.UTF_8)))
          .toCompletableFuture()
          .join();
    }

    try (Calls calls = recorded()) {
      assertDivergence(
          place(calls, 1, "{}"),
          "the record of the call of agent 0 in encounter 1, turn 0, attempt 0 cannot be read:"
              + " choices is 17, not a list with a choice");
    }
  }

  @Test
  void theEndWaitsForCallsUnderWayAndDropsThoseThatWait() {
    mind =
        ConnectedMind.mind(
            ConnectedMind.behind("compatible", server.baseUrl()) + "limits.concurrency = 1");
    Calls calls = connected();
    CompletableFuture<CallOutcome> underWay = place(calls, 1, "{}");
    CompletableFuture<CallOutcome> waiting = place(calls, 2, "{}");

    calls.close();

    assertThat(calls.lost()).isZero();
    assertThat(text(underWay)).isEqualTo("Q");
    assertThat(waiting).isCancelled();
    try (Calls replayed = recorded()) {
      assertThat(text(place(replayed, 1, "{}"))).isEqualTo("Q");
    }
  }
}
