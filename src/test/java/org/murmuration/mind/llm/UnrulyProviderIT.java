package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.mind.llm.ConnectedMind.behind;
import static org.murmuration.mind.llm.ConnectedMind.joinAll;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.model.Answer.Chosen;

/** What providers send that no protocol foresees: it neither stops a run nor spoils its record. */
class UnrulyProviderIT {

  private static final String SAYS_Q = "{\"answer\":\"Q\"}";
  private static final Chosen Q = new Chosen("Q");
  private static final String COMPLETION =
      """
      {"model": "m", "choices": [{"message": {"refusal": null, "content": "{\\"answer\\":\\"Q\\"}"},
        "finish_reason": "stop"}]}""";
  private static final FaultyServer.Answer FINE = FaultyServer.Answer.json(200, COMPLETION);
  private static final String KEY = "sk-sentinel-77aa77";

  @TempDir Path folder;

  private static double seconds(CallLine from, CallLine to) {
    return Duration.between(Instant.parse(from.at()), Instant.parse(to.at())).toMillis() / 1000.0;
  }

  @Test
  void whileItIsToBeWaitedNothingElseIsSent() {
    String responses = Aimock.inTurn(Aimock.tooManyRequests(1), Aimock.content(SAYS_Q));
    try (Aimock aimock = Aimock.start(responses);
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "limits.concurrency = 1")) {
      assertThat(joinAll(mind.askAll(5))).containsOnly(Q);

      List<CallLine> record = mind.record();
      assertThat(record).extracting(CallLine::status).containsExactly(429, 200, 200, 200, 200, 200);
      assertThat(record.subList(1, 6))
          .allSatisfy(line -> assertThat(seconds(record.get(0), line)).isGreaterThan(0.99));
    }
  }

  @Test
  void everyHeaderIsSentOnce() {
    try (FaultyServer server = FaultyServer.start(FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      mind.answer();

      List<String> names =
          server
              .received()
              .get(0)
              .lines()
              .skip(1)
              .takeWhile(line -> !line.isEmpty())
              .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
              .toList();
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\nand more", "%s{}", "\uFEFF%s", "\n\n%s\n\n", "%s]"})
  void whatIsRecordedOfAResponseCanBeReadAgain(String around) {
    FaultyServer.Answer odd = FaultyServer.Answer.json(200, around.formatted(COMPLETION));
    try (FaultyServer server = FaultyServer.start(odd, FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertRecorded(mind);
      assertThat(mind.answer()).isEqualTo(Q);
    }
  }

  private void assertRecorded(ConnectedMind mind) {
    CallKey key = mind.record().get(0).key();
    try (FileCallRecord record = FileCallRecord.read(folder.resolve("calls.jsonl"))) {
      Optional<CallLine> line = record.find(key);
      assertThat(line).map(CallLine::end).contains("answered");
      assertThat(RecordedOutcome.of(line.orElseThrow(), ConnectedMind.mind(LOCAL).settings()))
          .isInstanceOf(CallOutcome.Answered.class);
    }
  }

  private static final String LOCAL =
      "provider = compatible, model = m, base-url = \"http://127.0.0.1:1/v1\"";

  @Test
  void aLongErrorOfCharactersBeyondTheBasicPlaneIsRecorded() {
    FaultyServer.Answer error =
        FaultyServer.Answer.json(
            500, "{\"error\": {\"message\": \"x" + "\uD83D\uDE00".repeat(400) + "\"}}");
    try (FaultyServer server = FaultyServer.start(error, FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(mind.record().get(0).error()).startsWith("x\uD83D\uDE00");
    }
  }

  @Test
  void halfACharacterInTheNameOfTheModelIsRecorded() {
    FaultyServer.Answer odd =
        FaultyServer.Answer.json(200, COMPLETION.replace("\"m\"", "\"m\\ud83d\""));
    try (FaultyServer server = FaultyServer.start(odd);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(mind.record()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "NaN", "", "0", "Sat, 01 Jan 2000 00:00:00 GMT"})
  void aTimeToWaitThatMakesNoSenseIsNotWaited(String after) {
    FaultyServer.Answer busy = FaultyServer.Answer.json(429, "{}", "Retry-After: " + after);
    try (FaultyServer server = FaultyServer.start(busy, FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);
    }
  }

  @Test
  void aCallOfMoreTokensThanThisNodesShareOfAMinuteGetsThrough() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "limits.tokens-per-minute = 60000")) {
      mind.gateway().share(new Share(0, 20));

      assertThat(mind.answer()).isEqualTo(Q);
    }
  }

  @Test
  void aKeyThatIsRepeatedInAnAnswerIsSentNowhereElse() throws Exception {
    FaultyServer.Answer echo =
        FaultyServer.Answer.json(200, COMPLETION.replace("Q", "your key is " + KEY));
    try (FaultyServer server = FaultyServer.start(echo, FINE);
        ConnectedMind mind = keyed(server, KEY)) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(server.received().get(1).split("\r\n\r\n")[1]).doesNotContain(KEY);
    }
    assertThat(Files.readString(folder.resolve("calls.jsonl"))).doesNotContain(KEY);
  }

  @Test
  void aKeyIsHiddenHoweverJsonWritesIt() throws Exception {
    String key = "sk/with+slashes/77aa77";
    FaultyServer.Answer echo =
        FaultyServer.Answer.json(500, "{\"error\": \"not " + key.replace("/", "\\/") + "\"}");
    try (FaultyServer server = FaultyServer.start(echo, FINE);
        ConnectedMind mind = keyed(server, key)) {
      assertThat(mind.answer()).isEqualTo(Q);
    }
    assertThat(Files.readString(folder.resolve("calls.jsonl")))
        .doesNotContain(key)
        .doesNotContain(key.replace("/", "\\/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "x", "null", "1", "answer"})
  void aKeyThatIsNoSecretDoesNotSpoilTheRecord(String key) {
    try (FaultyServer server = FaultyServer.start(FINE);
        ConnectedMind mind = keyed(server, key)) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertRecorded(mind);
      assertThat(mind.answer()).isEqualTo(Q);
    }
  }

  private ConnectedMind keyed(FaultyServer server, String key) {
    return ConnectedMind.with(
        folder,
        behind("openai", server.baseUrl()),
        settings -> settings,
        Map.of("OPENAI_API_KEY", key),
        ConnectedMind.NO_LIMITS);
  }
}
