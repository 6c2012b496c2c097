package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.dialect.OpenAiDialect;
import org.murmuration.mind.llm.dialect.Request;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.Agents;
import org.murmuration.model.Question;

/** The servers that tests of clients rely on, asked by nothing but HTTP. */
class TestServersIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String HELLO =
      "{\"model\": \"m\", \"max_tokens\": 20, \"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}";

  private static HttpResponse<String> post(URI base, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(request(base, path, body), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(URI base, String path, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<String> chat(URI base) throws IOException, InterruptedException {
    return post(base, "/v1/chat/completions", HELLO);
  }

  private static HttpResponse<String> messages(URI base) throws IOException, InterruptedException {
    return post(base, "/v1/messages", HELLO);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  /** llama.cpp's server with a model of random weights. */
  @Nested
  class ALlamaServer {

    private static final String NAMES =
        """
        {"messages": [{"role": "system", "content": "You name things."},
                      {"role": "user", "content": "Which name?"}],
         "temperature": 0.5, "seed": %d, "max_tokens": 120, "logprobs": true, "top_logprobs": 3,
         "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": true,
           "schema": {"type": "object", "additionalProperties": false, "required": ["name"],
                      "properties": {"name": {"type": "string", "enum": ["aka", "bep"]}}}}}}
        """;

    @TempDir private static Path folder;
    private static TestLlamaServer server;

    @BeforeAll
    static void start() {
      server = TestLlamaServer.start(RandomGguf.write(folder.resolve("random.gguf"), 1), 2);
    }

    @AfterAll
    static void stop() {
      server.close();
    }

    private static JsonNode named(int seed) throws IOException, InterruptedException {
      return json(post(server.baseUrl(), "/v1/chat/completions", NAMES.formatted(seed)));
    }

    private static String content(JsonNode answer) {
      return answer.at("/choices/0/message/content").asText();
    }

    @Test
    void obeysTheEnumerationOfASchema() throws Exception {
      for (int seed = 0; seed < 20; seed++) {
        JsonNode answer = named(seed);

        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(JSON.readTree(content(answer)).get("name").asText()).isIn("aka", "bep");
      }
    }

    /**
     * A grammar is made of every schema; one that lists all there is leaves nothing else to say.
     */
    @Test
    void keepsToTheFormOfEveryKindOfQuestion() throws Exception {
      Agents three = Agents.of(List.of(0, 2, 11));
      Agents all = Agents.of(IntStream.range(0, 100).boxed().toList());
      List<Question> listed =
          List.of(
              new Question.Amount("give", List.of(), 0, 20),
              new Question.Pick("invite", three, 2, "P"),
              new Question.Pick("invite", Agents.NOBODY, 2, "P"),
              new Question.Rating("rate", List.of("sea", "sun", "moon"), 1, 7));
      List<Question> free =
          List.of(
              new Question.Amount("give", List.of(), 0, 1000),
              new Question.Pick("invite", all, 20, "guest "),
              new Question.Composition("write", List.of(), 2, 10));

      for (Question question : listed) {
        AnswerForm form = AnswerForm.of(question, List.of());
        assertThat(form.read(content(asked(form, 100)))).as(form.schemaText()).isPresent();
      }
      for (Question question : free) {
        assertThat(asked(AnswerForm.of(question, List.of()), 20).has("choices")).isTrue();
      }
    }

    private static JsonNode asked(AnswerForm form, int tokens)
        throws IOException, InterruptedException {
      Request request =
          new Request(
              "m",
              List.of(new Message(Message.Role.USER, "Well?")),
              form,
              Request.Hold.SCHEMA,
              new Request.Sampling(0.5, null, tokens, List.of()),
              7L,
              false);
      String body = new String(new OpenAiDialect(false).body(request), StandardCharsets.UTF_8);
      return json(post(server.baseUrl(), "/v1/chat/completions", body));
    }

    @Test
    void hasTheSameModelForTheSameSeed() {
      Path again = RandomGguf.write(folder.resolve("again.gguf"), 1);
      Path other = RandomGguf.write(folder.resolve("other.gguf"), 2);

      assertThat(again).hasSameBinaryContentAs(folder.resolve("random.gguf"));
      assertThat(other.toFile()).hasSize(again.toFile().length());
    }

    @Test
    void saysTheSameForTheSameSeed() throws Exception {
      List<String> once = List.of(content(named(7)), content(named(8)), content(named(9)));
      List<String> again = List.of(content(named(7)), content(named(8)), content(named(9)));

      assertThat(again).isEqualTo(once);
    }

    @Test
    void countsTokensAndSaysWhichWereCached() throws Exception {
      named(1);

      JsonNode usage = named(1).get("usage");

      int prompt = usage.get("prompt_tokens").asInt();
      assertThat(prompt).isPositive();
      assertThat(usage.get("completion_tokens").asInt()).isPositive();
      assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt())
          .isPositive()
          .isLessThan(prompt);
    }

    @Test
    void givesLogProbabilitiesOfTokensAndTheirAlternatives() throws Exception {
      JsonNode answer = named(1);
      JsonNode tokens = answer.at("/choices/0/logprobs/content");

      assertThat(tokens).hasSize(answer.at("/usage/completion_tokens").asInt());
      assertThat(tokens)
          .allSatisfy(
              token -> {
                assertThat(token.get("logprob").asDouble()).isNegative();
                assertThat(token.get("top_logprobs")).hasSize(3);
              });
    }

    @Test
    void speaksTheAnthropicProtocol() throws Exception {
      JsonNode answer = json(messages(server.baseUrl()));

      assertThat(answer.get("type").asText()).isEqualTo("message");
      assertThat(answer.at("/content/0/type").asText()).isEqualTo("text");
      assertThat(answer.get("stop_reason").asText()).isIn("end_turn", "max_tokens");
      assertThat(answer.at("/usage/output_tokens").asInt()).isPositive();
    }

    @Test
    void refusesARequestLongerThanItsContext() throws Exception {
      String request = HELLO.replace("hello", "hello ".repeat(1000));

      HttpResponse<String> response = post(server.baseUrl(), "/v1/chat/completions", request);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("exceed_context_size_error");
    }

    @Test
    void isGoneWhenKilled() throws Exception {
      try (TestLlamaServer other = TestLlamaServer.start(folder.resolve("random.gguf"), 1)) {
        URI base = other.baseUrl();
        json(chat(base));

        other.kill();

        assertThatThrownBy(() -> chat(base)).isInstanceOf(IOException.class);
      }
    }
  }

  @Nested
  class AnAimock {

    @Test
    void limitsTheRateThenAnswers() throws Exception {
      String responses =
          Aimock.inTurn(Aimock.tooManyRequests(2), Aimock.error(500), Aimock.content("fine"));
      try (Aimock aimock = Aimock.start(responses)) {
        HttpResponse<String> first = chat(aimock.baseUrl());
        HttpResponse<String> second = chat(aimock.baseUrl());
        JsonNode third = json(chat(aimock.baseUrl()));
        JsonNode fourth = json(messages(aimock.baseUrl()));

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("2");
        assertThat(second.statusCode()).isEqualTo(500);
        assertThat(third.at("/choices/0/message/content").asText()).isEqualTo("fine");
        assertThat(fourth.at("/content/0/text").asText()).isEqualTo("fine");
        assertThat(aimock.received())
            .extracting(Aimock.Received::status)
            .containsExactly(429, 500, 200, 200);
        assertThat(aimock.received().get(0).body().at("/messages/0/content").asText())
            .isEqualTo("hello");
      }
    }

    @Test
    void hasFaultsByChance() throws Exception {
      try (Aimock aimock = Aimock.start(Aimock.always("fine"))) {
        URI base = aimock.baseUrl();

        aimock.chaos("{\"disconnectRate\": 1}");
        assertThatThrownBy(() -> chat(base)).isInstanceOf(IOException.class);

        aimock.chaos("{\"malformedRate\": 1}");
        HttpResponse<String> malformed = chat(base);
        assertThat(malformed.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(malformed)).isInstanceOf(IOException.class);

        aimock.chaos("{\"rateLimitRate\": 1}");
        assertThat(chat(base).statusCode()).isEqualTo(429);

        aimock.calm();
        aimock.failNext(529);
        assertThat(chat(base).statusCode()).isEqualTo(529);
        assertThat(chat(base).statusCode()).isEqualTo(200);
      }
    }

    @Test
    void cutsAnswersShortAndRefuses() throws Exception {
      String responses =
          Aimock.inTurn(
              "{\"content\": \"{\\\"name\\\":\\\"a\", \"finishReason\": \"length\"}",
              "{\"content\": \"\", \"finishReason\": \"content_filter\"}",
              "{\"content\": \"\"}");
      try (Aimock aimock = Aimock.start(responses)) {
        JsonNode cut = json(chat(aimock.baseUrl()));
        JsonNode refused = json(chat(aimock.baseUrl()));
        JsonNode empty = json(chat(aimock.baseUrl()));

        assertThat(cut.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(cut.at("/choices/0/message/content").asText()).isEqualTo("{\"name\":\"a");
        assertThat(refused.at("/choices/0/finish_reason").asText()).isEqualTo("content_filter");
        assertThat(empty.at("/choices/0/message/content").asText()).isEmpty();
      }
    }
  }

  @Nested
  class AFaultyServer {

    @Test
    void answersAsItIsTold() throws Exception {
      String date = "Wed, 21 Oct 2026 07:28:00 GMT";
      try (FaultyServer server =
          FaultyServer.start(
              FaultyServer.Answer.json(429, "{}", "Retry-After: " + date),
              FaultyServer.Answer.of(200, "text/html", "<html>hello</html>"))) {
        HttpResponse<String> limited = chat(server.baseUrl());
        HttpResponse<String> page = chat(server.baseUrl());

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains(date);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(server.received()).hasSize(2).allMatch(request -> request.endsWith(HELLO));
      }
    }

    @Test
    void hangsUp() {
      try (FaultyServer server =
          FaultyServer.start(
              FaultyServer.Answer.cutOff("{\"choices\": [{"), FaultyServer.Answer.hangUp())) {
        assertThatThrownBy(() -> chat(server.baseUrl())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> chat(server.baseUrl())).isInstanceOf(IOException.class);
      }
    }

    @Test
    void neverAnswers() {
      try (FaultyServer server = FaultyServer.start(FaultyServer.Answer.never())) {
        HttpRequest impatient =
            HttpRequest.newBuilder(server.baseUrl().resolve("/v1/chat/completions"))
                .timeout(Duration.ofMillis(300))
                .POST(HttpRequest.BodyPublishers.ofString(HELLO))
                .build();

        assertThatThrownBy(() -> HTTP.send(impatient, HttpResponse.BodyHandlers.ofString()))
            .isInstanceOf(HttpTimeoutException.class);
      }
    }
  }
}
