package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.murmuration.mind.llm.ConnectedMind.behind;
import static org.murmuration.mind.llm.ConnectedMind.joinAll;
import static org.murmuration.mind.llm.ConnectedMind.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.model.Answer;
import org.murmuration.model.Answer.Chosen;
import org.murmuration.model.Answer.Missing;
import org.murmuration.model.Answer.Reason;

/** What comes of calls to servers that are slow, busy, broken or gone. */
class GatewayIT {

  private static final String SAYS_Q = "{\"answer\":\"Q\"}";
  private static final Chosen Q = new Chosen("Q");
  private static final UnaryOperator<GatewaySettings> AS_QUICK = settings -> settings;

  /** A completion as OpenAI writes it. */
  private static final String COMPLETION =
      """
      {"model": "m", "choices": [{"message": {"role": "assistant", "content": "{\\"answer\\":\\"Q\\"}"},
        "finish_reason": "stop"}], "usage": {"prompt_tokens": 9, "completion_tokens": 3}}""";

  private static final FaultyServer.Answer FINE = FaultyServer.Answer.json(200, COMPLETION);

  @TempDir Path folder;

  private static List<Integer> statuses(ConnectedMind mind) {
    return mind.record().stream().map(CallLine::status).toList();
  }

  private static List<String> ends(ConnectedMind mind) {
    return mind.record().stream().map(CallLine::end).toList();
  }

  private static double seconds(CallLine from, CallLine to) {
    return Duration.between(Instant.parse(from.at()), Instant.parse(to.at())).toMillis() / 1000.0;
  }

  /** Faults that pass; the call is sent again and is answered. */
  static Stream<Arguments> passingFaults() {
    return Stream.of(
        Arguments.of("408", FaultyServer.Answer.json(408, "{}"), 408),
        Arguments.of("409", FaultyServer.Answer.json(409, "{}"), 409),
        Arguments.of("500", FaultyServer.Answer.json(500, "{}"), 500),
        Arguments.of("503 in words", FaultyServer.Answer.of(503, "text/html", "<h1>No</h1>"), 503),
        Arguments.of("529", FaultyServer.Answer.json(529, "{\"type\":\"error\"}"), 529),
        Arguments.of("no answer", FaultyServer.Answer.hangUp(), 0),
        Arguments.of("half an answer", FaultyServer.Answer.cutOff("{\"choices\": [{"), 0),
        Arguments.of("silence", FaultyServer.Answer.never(), 0),
        Arguments.of("half an answer and silence", FaultyServer.Answer.stalled("{\"choi"), 0),
        Arguments.of("half a JSON", FaultyServer.Answer.json(200, "{\"choices\": [{"), 200),
        Arguments.of("no JSON", FaultyServer.Answer.of(200, "text/html", "<h1>Hello</h1>"), 200),
        Arguments.of("nothing", FaultyServer.Answer.json(200, ""), 200),
        Arguments.of("another JSON", FaultyServer.Answer.json(200, "{\"choices\": []}"), 200),
        Arguments.of("a number", FaultyServer.Answer.json(200, "17"), 200));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void aCallThatFailedIsSentAgain(String name, FaultyServer.Answer fault, int status) {
    try (FaultyServer server = FaultyServer.start(fault, FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "timeout = 0.5")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(statuses(mind)).containsExactly(status, 200);
      assertThat(ends(mind)).containsExactly(null, "answered");
      assertThat(mind.record().get(0).error()).isNotBlank();
      assertThat(mind.record()).extracting(CallLine::sent).containsExactly(0, 1);
      until("both are paid for", () -> mind.budget().spent().calls() == 2);
      assertThat(mind.budget().spent().failed()).isEqualTo(1);
    }
  }

  @Test
  void theSameFaultsOfAnotherServer() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "tries = 100")) {
      aimock.chaos("{\"dropRate\": 0.1, \"disconnectRate\": 0.1, \"malformedRate\": 0.1}");

      assertThat(joinAll(mind.askAll(300))).containsOnly(Q);

      assertThat(ends(mind).stream().filter("answered"::equals)).hasSize(300);
      assertThat(ends(mind)).hasSizeGreaterThan(330);
      assertThat(statuses(mind)).contains(0, 200, 500);
    }
  }

  @Test
  void aProviderThatSaysHowManySecondsToWaitIsObeyed() {
    String responses = Aimock.inTurn(Aimock.tooManyRequests(2), Aimock.content(SAYS_Q));
    try (Aimock aimock = Aimock.start(responses);
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "tries = 1")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(statuses(mind)).containsExactly(429, 200);
      assertThat(seconds(mind.record().get(0), mind.record().get(1))).isBetween(1.99, 10.0);
      assertThat(mind.said()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aProviderThatSaysUntilWhenToWaitIsObeyed(int status) {
    Instant until = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(until, ZoneOffset.UTC));
    FaultyServer.Answer busy = FaultyServer.Answer.json(status, "{}", "Retry-After: " + date);
    try (FaultyServer server = FaultyServer.start(busy, FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(Instant.parse(mind.record().get(1).at()))
          .isBetween(until.minusMillis(5), until.plusSeconds(10));
    }
  }

  @Test
  void anAnswerOutOfFormIsAskedForAgainAndEveryAttemptIsRecorded() {
    String responses =
        Aimock.inTurn(Aimock.content(""), Aimock.content("Hm."), Aimock.content(SAYS_Q));
    try (Aimock aimock = Aimock.start(responses);
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(Q);

      assertThat(mind.record())
          .extracting(line -> line.key().attempt(), CallLine::end)
          .containsExactly(tuple(0, "answered"), tuple(1, "answered"), tuple(2, "answered"));
      JsonNode last = aimock.received().get(2).body().path("messages");
      assertThat(last.findValuesAsText("role")).endsWith("user", "assistant", "user");
      assertThat(last.findValuesAsText("content")).contains("Hm.");
    }
  }

  /** Answers that are none, the reason that is given for it, and how often it is asked. */
  static Stream<Arguments> answersThatAreMissing() {
    String cutOff = "{\"content\": \"{\\\"answer\\\":\", \"finishReason\": \"length\"}";
    String filtered = "{\"content\": \"\", \"finishReason\": \"content_filter\"}";
    String refusing =
        "{\"error\": {\"message\": \"no\", \"code\": \"content_filter\"}, \"status\": 400}";
    return Stream.of(
        Arguments.of("empty", Aimock.content(""), Reason.UNPARSABLE, 3),
        Arguments.of("neither", Aimock.content("maybe"), Reason.UNPARSABLE, 3),
        Arguments.of("cut off", cutOff, Reason.CUT_OFF, 1),
        Arguments.of("filtered", filtered, Reason.REFUSED, 1),
        Arguments.of("a filter's error", refusing, Reason.REFUSED, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatAreMissing")
  void anAnswerThatIsNoneIsMissing(String name, String response, Reason reason, int asked) {
    try (Aimock aimock = Aimock.start(Aimock.inTurn(response));
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "")) {
      assertThat(mind.answer()).isEqualTo(new Missing(reason));

      assertThat(mind.record()).hasSize(asked);
      assertThat(aimock.received()).hasSize(asked);
      assertThat(ends(mind)).doesNotContainNull();
    }
  }

  @Test
  void aModelThatRefusesInAnthropicsDialectIsMissing() {
    String refusal = "{\"content\": \"\", \"finishReason\": \"refusal\"}";
    try (Aimock aimock = Aimock.start(Aimock.inTurn(refusal));
        ConnectedMind mind = anthropic(aimock)) {
      assertThat(mind.answer()).isEqualTo(new Missing(Reason.REFUSED));
    }
  }

  private ConnectedMind anthropic(Aimock aimock) {
    return ConnectedMind.with(
        folder,
        behind("anthropic", aimock.baseUrl()),
        AS_QUICK,
        Map.of("ANTHROPIC_API_KEY", "sk-ant-1"),
        ConnectedMind.NO_LIMITS);
  }

  /** Errors that only the user can put right, with what the user is told. */
  static Stream<Arguments> errorsForTheUser() {
    return Stream.of(
        Arguments.of(400, "compatible refused the request (400): error 400 (server_error)"),
        Arguments.of(401, "compatible refused the key (401): error 401 (server_error)"),
        Arguments.of(403, "compatible refused the key (403): error 403 (server_error)"),
        Arguments.of(
            404,
            "compatible knows no model m at this address (404): error 404 (server_error);"
                + " check model and base-url"),
        Arguments.of(422, "compatible refused the request (422): error 422 (server_error)"));
  }

  @ParameterizedTest
  @MethodSource("errorsForTheUser")
  void anErrorThatOnlyTheUserCanPutRightFailsTheCallAtOnce(int status, String told) {
    try (Aimock aimock = Aimock.start(Aimock.inTurn(Aimock.error(status)));
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "")) {
      assertThatThrownBy(mind::answer)
          .cause()
          .isInstanceOf(CallFailure.class)
          .hasMessage("mind crowd: " + told);

      assertThat(statuses(mind)).containsExactly(status);
      assertThat(mind.said()).isEmpty();
    }
  }

  @Test
  void aRequestInOpenAisDialectHasASchemaASeedAndNoUpgrade() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.with(
                folder,
                behind("openai", aimock.baseUrl()) + "temperature = 0.5, max-tokens = 20",
                AS_QUICK,
                Map.of("OPENAI_API_KEY", " sk-1 \n"),
                ConnectedMind.NO_LIMITS)) {
      assertThat(mind.answer()).isEqualTo(Q);

      Aimock.Received request = aimock.received().get(0);
      assertThat(request.path()).isEqualTo("/v1/chat/completions");
      assertThat(request.headers().fieldNames())
          .toIterable()
          .contains("authorization", "content-type")
          .doesNotContain("upgrade", "http2-settings");
      JsonNode body = request.body();
      assertThat(body.path("model").asText()).isEqualTo("m");
      assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
      assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(20);
      assertThat(body.path("seed").isIntegralNumber()).isTrue();
      assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
      JsonNode schema = body.at("/response_format/json_schema");
      assertThat(schema.path("strict").asBoolean()).isTrue();
      assertThat(schema.at("/schema/additionalProperties").isBoolean()).isTrue();
      assertThat(schema.at("/schema/properties/answer/enum"))
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrder("Q", "M");
    }
  }

  @Test
  void aRequestInAnthropicsDialectForcesATool() {
    String tool = "{\"toolCalls\": [{\"name\": \"answer\", \"arguments\": {\"answer\": \"Q\"}}]}";
    try (Aimock aimock = Aimock.start(Aimock.inTurn(tool));
        ConnectedMind mind = anthropic(aimock)) {
      assertThat(mind.answer()).isEqualTo(Q);

      Aimock.Received request = aimock.received().get(0);
      assertThat(request.path()).isEqualTo("/v1/messages");
      assertThat(request.headers().path("anthropic-version").asText()).isEqualTo("2023-06-01");
      assertThat(request.headers().has("x-api-key")).isTrue();
      assertThat(request.headers().has("authorization")).isFalse();
      assertThat(request.body().at("/tools/0/function/name").asText()).isEqualTo("answer");
      assertThat(request.body().has("seed")).isFalse();
      assertThat(mind.record().get(0).mind()).isEqualTo("crowd");
    }
  }

  @Test
  void noRequestAsksForAnotherProtocol() {
    try (FaultyServer server = FaultyServer.start(FINE);
        ConnectedMind mind = ConnectedMind.to(folder, server.baseUrl(), "")) {
      mind.answer();

      assertThat(server.received())
          .singleElement()
          .asString()
          .startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
          .doesNotContainIgnoringCase("upgrade", "http2-settings", "authorization");
    }
  }

  @Test
  void noMoreCallsAreUnderWayThanTheModelMayHave() {
    try (FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
        ConnectedMind mind =
            ConnectedMind.to(folder, server.baseUrl(), "limits.concurrency = 7, timeout = 0.3")) {
      assertHoldsTo(7, mind, server);
    }
  }

  @Test
  void orThanTheNodeMayHave() {
    try (FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
        ConnectedMind mind =
            ConnectedMind.to(folder, server.baseUrl(), "timeout = 0.3", node -> room(node, 7))) {
      assertHoldsTo(7, mind, server);
    }
  }

  @Test
  void orThanIsThisNodesShare() {
    try (FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
        ConnectedMind mind =
            ConnectedMind.to(folder, server.baseUrl(), "limits.concurrency = 21, timeout = 0.3")) {
      mind.gateway().share(new Share(0, 3));

      assertHoldsTo(7, mind, server);
    }
  }

  @Test
  void aShareThatShrinksIsKeptAsSoonAsCallsUnderWayAreOver() {
    String limits = "limits.concurrency = 10, timeout = 0.5, tries = 1";
    try (FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
        ConnectedMind mind =
            ConnectedMind.to(folder, server.baseUrl(), limits, GatewayIT::neverDown)) {
      mind.askAll(50);
      until("ten are under way", () -> server.received().size() == 10);

      mind.gateway().share(new Share(2, 3));

      assertThat(mind.gateway().overdrawn()).isEqualTo(Map.of("crowd", 7));
      until("seven more than that are over", () -> mind.record().size() >= 17);
      assertThat(mind.gateway().overdrawn()).isEmpty();
      until("three are under way", () -> mind.gateway().status().underWay() == 3);
      assertThat(server.received().size() - mind.record().size()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void callsThatOthersHaveBeyondTheirSharesAreLeftOut() {
    FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
    try (ConnectedMind mind =
        ConnectedMind.to(folder, server.baseUrl(), "limits.concurrency = 9")) {
      try (server) {
        mind.gateway().share(new Share(0, 3), crowd -> 2);
        mind.askAll(20);
        until("one of three goes out", () -> server.received().size() == 1);
        mind.gateway().share(new Share(0, 3), crowd -> 1);
        until("then another", () -> server.received().size() == 2);
        mind.gateway().share(new Share(0, 3));
        until("and the last", () -> server.received().size() == 3);

        assertThat(mind.gateway().status().underWay()).isEqualTo(3);
        assertThat(mind.gateway().overdrawn()).isEmpty();
      }
    }
  }

  @Test
  void withoutAShareNothingIsSent() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "limits.requests-per-minute = 2")) {
      // The third of three, where there are two requests a minute in all.
      mind.gateway().share(new Share(2, 3));
      CompletableFuture<Answer> asked = mind.ask(0);

      assertThat(mind.gateway().status()).isEqualTo(new Gateway.Status(1, 0, ""));
      mind.gateway().share(Share.WHOLE);
      assertThat(ConnectedMind.join(asked)).isEqualTo(Q);
    }
  }

  @Test
  void whatRatesAllowAtOnceIsNotGivenAnewWithAnotherShare() {
    // A tenth of a minute's worth are six; then one a second.
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "limits.requests-per-minute = 60")) {
      joinAll(mind.askAll(6));
      for (int i = 0; i < 20; i++) {
        mind.gateway().share(new Share(0, 2 + i % 3));
        mind.gateway().share(Share.WHOLE);
      }
      Instant start = Instant.now();
      joinAll(Stream.iterate(10L, i -> i + 1).limit(2).map(mind::ask).toList());

      assertThat(Duration.between(start, Instant.now()).toMillis()).isBetween(900L, 10_000L);
    }
  }

  @Test
  void aModelConnectedWhereOthersCallItTooBeginsWithoutABurst() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "limits.requests-per-minute = 120")) {
      LlmMind late =
          ConnectedMind.mind(
              behind("compatible", aimock.baseUrl()) + "limits.requests-per-minute = 120");
      mind.gateway().share(new Share(1, 2));
      mind.gateway().connect(List.of(late), Prices.packaged(), ConnectedMind.NO_LIMITS);
      Instant start = Instant.now();
      joinAll(mind.askAll(2));

      assertThat(Duration.between(start, Instant.now()).toMillis()).isBetween(1900L, 10_000L);
    }
  }

  private static GatewaySettings neverDown(GatewaySettings node) {
    return new GatewaySettings(
        node.concurrency(),
        node.queue(),
        node.firstRetry(),
        node.slowestRetry(),
        node.jitter(),
        1000,
        node.breakerFailures(),
        node.probeAfter(),
        node.slowestProbe());
  }

  private static GatewaySettings room(GatewaySettings node, int concurrency) {
    return new GatewaySettings(
        concurrency,
        node.queue(),
        node.firstRetry(),
        node.slowestRetry(),
        node.jitter(),
        node.breakerCalls(),
        node.breakerFailures(),
        node.probeAfter(),
        node.slowestProbe());
  }

  /** So many requests come, and not one more while all of them wait for their answers. */
  private static void assertHoldsTo(int most, ConnectedMind mind, FaultyServer server) {
    mind.askAll(50);
    until("the server has " + most, () -> server.received().size() >= most);

    assertThat(server.received()).hasSize(most);
    assertThat(mind.gateway().status().underWay()).isEqualTo(most);
    assertThat(mind.gateway().status().queued()).isEqualTo(50 - most);
    until("all that were sent are given up", () -> mind.record().size() >= most);
    assertThat(server.open()).isLessThanOrEqualTo(most);
  }

  @Test
  void withOneCallAtATimeAllCallsGetThrough() {
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), "limits.concurrency = 1")) {
      assertThat(joinAll(mind.askAll(400))).hasSize(400).containsOnly(Q);
    }
  }

  @Test
  void requestsPerMinuteAreKept() {
    // 600 a minute are 10 a second; a tenth of a minute's worth may go out at once.
    try (Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "limits.requests-per-minute = 600")) {
      joinAll(mind.askAll(80));

      assertPaced(mind, 60, 10, 1.9);
    }
  }

  @Test
  void tokensPerMinuteAreKept() {
    // Calls reserve their longest answer, and give back what they did not take.
    String usage =
        "{\"content\": \"{\\\"answer\\\":\\\"Q\\\"}\", \"usage\": {\"prompt_tokens\": 1000,"
            + " \"completion_tokens\": 200, \"total_tokens\": 1200}}";
    try (Aimock aimock = Aimock.start(Aimock.inTurn(usage));
        ConnectedMind mind =
            ConnectedMind.to(
                folder,
                aimock.baseUrl(),
                "limits { tokens-per-minute = 72000, concurrency = 1 }")) {
      joinAll(mind.askAll(8));

      // 7,200 tokens go at once, which are 6 calls; then 1,200 a second.
      assertPaced(mind, 7, 1, 0.5);
    }
  }

  /** Of the calls after the first ones, so many a second went out. */
  private static void assertPaced(ConnectedMind mind, int atOnce, double perSecond, double least) {
    List<Instant> sent =
        mind.record().stream().map(CallLine::at).map(Instant::parse).sorted().toList();
    double whole = Duration.between(sent.get(0), sent.get(sent.size() - 1)).toMillis() / 1000.0;
    assertThat(whole).isBetween(least, 30.0);
    for (int i = atOnce; i < sent.size(); i++) {
      double since = Duration.between(sent.get(0), sent.get(i)).toMillis() / 1000.0;
      assertThat(i + 1 - atOnce).isLessThanOrEqualTo((int) Math.ceil(since * perSecond) + 1);
    }
  }

  @Test
  void whileAServerIsDownOneCallAtATimeTriesItAndNothingIsLost() throws IOException {
    Aimock aimock = Aimock.start(Aimock.always(SAYS_Q));
    int port = aimock.baseUrl().getPort();
    String tries = "tries = 3, limits.concurrency = 16, timeout = 0.5";
    try (ConnectedMind mind = ConnectedMind.to(folder, aimock.baseUrl(), tries)) {
      joinAll(mind.askAll(20));
      aimock.close();
      List<CompletableFuture<Answer>> asked =
          new ArrayList<>(Stream.iterate(100L, i -> i + 1).limit(60).map(mind::ask).toList());

      until("it counts as down", () -> !mind.gateway().status().down().isEmpty());
      until("calls under way came back", () -> mind.gateway().status().underWay() <= 1);
      int before = mind.record().size();
      until("it was tried", () -> mind.record().size() >= before + 5);

      assertThat(mind.gateway().status().down()).startsWith("compatible for mind crowd (");
      assertThat(mind.said())
          .singleElement()
          .asString()
          .startsWith("compatible for mind crowd is down, the run pauses: ");
      assertThat(overlapping(mind.record().subList(before, mind.record().size()))).isZero();
      assertThat(asked).noneMatch(CompletableFuture::isDone);

      try (Revived revived = Revived.at(port)) {
        assertThat(joinAll(asked)).containsOnly(Q);
        assertThat(revived.isAlive()).isTrue();
      }
      assertThat(mind.said()).last().isEqualTo("compatible for mind crowd is back; going on");
      assertThat(mind.gateway().status().down()).isEmpty();
      assertThat(ends(mind)).doesNotContain("given-up");
    }
  }

  /** Pairs of calls of which the second went out before the first was over. */
  private static long overlapping(List<CallLine> lines) {
    long count = 0;
    for (int i = 1; i < lines.size(); i++) {
      Instant over = Instant.parse(lines.get(i - 1).at()).plusMillis(lines.get(i - 1).millis());
      count += Instant.parse(lines.get(i).at()).isBefore(over.minusMillis(1)) ? 1 : 0;
    }
    return count;
  }

  /** Aimock at a port of our choice. */
  private record Revived(Process process, Path fixtures) implements AutoCloseable {

    static Revived at(int port) throws IOException {
      Path fixtures = Files.createTempFile("aimock-", ".json");
      Files.writeString(fixtures, "{\"fixtures\": [" + Aimock.always(SAYS_Q) + "]}");
      Process process =
          new ProcessBuilder(
                  "node",
                  TestServers.aimock().toString(),
                  "--port",
                  Integer.toString(port),
                  "--fixtures",
                  fixtures.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Revived(process, fixtures);
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly().onExit().join();
      Files.delete(fixtures);
    }
  }

  @Test
  void aCallThatFailsAsOftenAsItMayIsGivenUp() {
    // Every second call is answered, so that the server never counts as down.
    try (Aimock aimock = Aimock.start(Aimock.inTurn(Aimock.content(SAYS_Q), Aimock.error(500)));
        ConnectedMind mind =
            ConnectedMind.to(folder, aimock.baseUrl(), "tries = 3, limits.concurrency = 1")) {
      assertThat(ConnectedMind.join(mind.ask(1))).isEqualTo(Q);
      assertThat(ConnectedMind.join(mind.ask(2))).isEqualTo(new Missing(Reason.PROVIDER_DOWN));

      assertThat(ends(mind)).containsExactly("answered", null, null, "given-up");
      assertThat(mind.record()).extracting(CallLine::sent).containsExactly(0, 0, 1, 2);
      assertThat(mind.said()).isEmpty();
    }
  }

  @Test
  void thousandsOfCallsUnderWayHoldNoThreads() {
    int calls = 2000;
    FaultyServer server = FaultyServer.start(FaultyServer.Answer.never());
    try (ConnectedMind mind =
        ConnectedMind.to(folder, server.baseUrl(), "limits.concurrency = " + calls)) {
      // Ends before the mind does, which otherwise waits for the answers it has paid for.
      try (server) {
        int before = threads();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
          asked.add(mind.ask(i));
          if (i % 40 == 39) {
            // As many connections as the server lets wait to be accepted.
            until("all have been sent", () -> server.received().size() == asked.size());
          }
        }

        assertThat(mind.gateway().status().underWay()).isEqualTo(calls);
        assertThat(threads()).isLessThan(60).isLessThanOrEqualTo(before + 5);
        assertThat(asked).noneMatch(CompletableFuture::isDone);
      }
    }
  }

  /** Threads of this process but those of {@link FaultyServer}. */
  private static int threads() {
    return (int)
        Thread.getAllStackTraces().values().stream()
            .filter(stack -> Arrays.stream(stack).noneMatch(GatewayIT::isOfFaultyServer))
            .filter(stack -> stack.length > 0)
            .count();
  }

  private static boolean isOfFaultyServer(StackTraceElement element) {
    return element.getClassName().startsWith(FaultyServer.class.getName());
  }
}
