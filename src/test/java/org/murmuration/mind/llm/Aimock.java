package org.murmuration.mind.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An LLM service played by aimock, with faults: OpenAI at {@code /v1/chat/completions}, Anthropic
 * at {@code /v1/messages}. The first fixture that matches answers; without one the answer is 404.
 *
 * <pre>
 * {"match": M, "response": {"content": "text, or a JSON object that becomes text"}}
 * {"match": M, "response": {"content": "{\"name\":\"a", "finishReason": "length"}}   Anthropic: max_tokens
 * {"match": M, "response": {"content": "", "finishReason": "content_filter"}}   refused by OpenAI
 * {"match": M, "response": {"content": "", "finishReason": "refusal"}}   refused by Anthropic
 * {"match": M, "response": {"content": "x", "usage": {"prompt_tokens": 11, "completion_tokens": 3,
 *     "total_tokens": 14, "input_tokens": 11, "output_tokens": 3}}}   each protocol takes its own
 * {"match": M, "response": {"toolCalls": [{"name": "answer", "arguments": {"name": "aka"}}]}}
 * {"match": M, "response": {"error": {"message": "slow down"}, "status": 429, "retryAfter": 2}}
 * {"match": M, "response": {"error": {"message": "overloaded"}, "status": 503}}
 * {"match": M, "chaos": {"disconnectRate": 1}, "response": {"content": "x"}}   no answer at all
 * {"match": M, "chaos": {"malformedRate": 1}, "response": {"content": "x"}}   200, but no JSON
 * {"match": M, "chaos": {"latencyMs": 700}, "response": {"content": "x"}}   700 ms later; at most 30 s
 *
 * M: {"endpoint": "chat"} matches every request; "userMessage": part of the last message of the user;
 *    "systemMessage": part of the system prompt; "model": exactly; "responseFormat": "json_schema";
 *    "sequenceIndex": 0 for the first request only that fits the rest of M, 1 for the second …
 * </pre>
 *
 * It does not check that an answer obeys the schema of the request; {@code logprobs} is always
 * null, tokens from a cache are never stated, an Anthropic usage not given is 0 and 0, {@code
 * Retry-After} comes with 429 only and as whole seconds. For what else a service may do wrong there
 * is {@link FaultyServer}.
 */
final class Aimock implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ServerProcess process;
  private final Path fixtures;

  private Aimock(ServerProcess process, Path fixtures) {
    this.process = process;
    this.fixtures = fixtures;
  }

  /** A request it has had. */
  record Received(String path, JsonNode headers, JsonNode body, int status) {}

  /** Starts it with fixtures, each a JSON object. */
  static Aimock start(String... fixtures) {
    try {
      Path file = Files.createTempFile("aimock-", ".json");
      Files.writeString(file, "{\"fixtures\": [" + String.join(",\n", fixtures) + "]}");
      ServerProcess process =
          ServerProcess.start(
              List.of(
                  "node",
                  TestServers.aimock().toString(),
                  "--port",
                  "0",
                  "--journal-max",
                  "0",
                  "--fixtures",
                  file.toString()),
              Map.of());
      return new Aimock(process, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixture: the same text to every request. */
  static String always(String content) {
    return "{\"match\": {\"endpoint\": \"chat\"}, \"response\": %s}".formatted(content(content));
  }

  /**
   * Fixtures for the first, second, … request, whatever they ask; the last one also for all that
   * follow.
   *
   * @param responses the {@code response} of each, as JSON
   */
  static String inTurn(String... responses) {
    List<String> fixtures = new ArrayList<>();
    for (int i = 0; i < responses.length; i++) {
      String place = i < responses.length - 1 ? ", \"sequenceIndex\": " + i : "";
      fixtures.add(
          "{\"match\": {\"endpoint\": \"chat\"%s}, \"response\": %s}"
              .formatted(place, responses[i]));
    }
    return String.join(",\n", fixtures);
  }

  /** A response with this text, for {@link #inTurn}. */
  static String content(String text) {
    return "{\"content\": %s}".formatted(quoted(text));
  }

  /** A response that is an error and says nothing of when to try again, for {@link #inTurn}. */
  static String error(int status) {
    return "{\"error\": {\"message\": \"error %d\"}, \"status\": %d}".formatted(status, status);
  }

  /** A response with status 429 and {@code Retry-After}, for {@link #inTurn}. */
  static String tooManyRequests(int retryAfterSeconds) {
    return """
        {"error": {"message": "slow down", "type": "rate_limit_error"},
         "status": 429, "retryAfter": %d}"""
        .formatted(retryAfterSeconds);
  }

  /** {@code http://127.0.0.1:PORT}, without {@code /v1}. */
  URI baseUrl() {
    return process.baseUrl();
  }

  /**
   * From now on, faults by chance for all requests: {@code {"rateLimitRate": 0.2, "disconnectRate":
   * 0.1, "malformedRate": 0.1, "dropRate": 0.1, "latencyMs": 5}}. Drawn in the order drop (500),
   * malformed, rate limit, disconnect; the first that hits is done.
   */
  void chaos(String rates) {
    control("POST", "chaos", rates);
  }

  /** No more faults by chance. */
  void calm() {
    control("DELETE", "chaos", "");
  }

  /** One error, for the next request whatever it is. */
  void failNext(int status) {
    control("POST", "error", "{\"status\": %d}".formatted(status));
  }

  /**
   * All requests so far, in the order in which they were answered. Keys are redacted in the
   * headers; the body of an Anthropic request is shown as the OpenAI request it stands for.
   */
  List<Received> received() {
    List<Received> received = new ArrayList<>();
    for (JsonNode entry : control("GET", "journal", "")) {
      received.add(
          new Received(
              entry.path("path").asText(),
              entry.path("headers"),
              entry.path("body"),
              entry.path("response").path("status").asInt()));
    }
    return received;
  }

  private JsonNode control(String method, String what, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl().resolve("/__aimock/" + what))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError("aimock refused " + what + " " + body + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL; comes back when the process is gone. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
    try {
      Files.deleteIfExists(fixtures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
