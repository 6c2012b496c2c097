package org.murmuration.measure.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.EmbeddingEndpoint;
import org.murmuration.mind.llm.Environment;

/**
 * A provider's embeddings, from a server that embeds a text as (length, 1), the last text first.
 */
class ProviderEmbedderTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KEY = "sk-secret-0123456789";

  @TempDir Path cache;

  private final List<JsonNode> requests = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    requests.add(request);
    keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
    String failure = failures.poll();
    if (failure != null) {
      int status = Integer.parseInt(failure.substring(0, 3));
      exchange.getResponseHeaders().add("Retry-After", "0");
      send(exchange, status, failure.substring(4));
      return;
    }
    List<Map<String, Object>> vectors = new ArrayList<>();
    for (int i = request.get("input").size() - 1; i >= 0; i--) {
      int length = request.get("input").get(i).textValue().length();
      vectors.add(Map.of("index", i, "embedding", List.of(length, 1)));
    }
    send(exchange, 200, JSON.writeValueAsString(Map.of("data", vectors)));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Embedder embedder(Map<String, String> variables) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    return new EmbedderSettings(
            new EmbeddingEndpoint.Settings(
                url, "small", "EMBED_KEY", 2, 3, Duration.ofSeconds(5), 2))
        .open(new Environment(variables));
  }

  private Embedder embedder() {
    return embedder(Map.of("EMBED_KEY", KEY, "MURMURATION_CACHE", cache.toString()));
  }

  @Test
  void vectorsComeInTheOrderOfTheTextsAndHaveTheLengthOne() {
    List<float[]> vectors = embedder().embed(List.of("abc", "a", "", "abcdefgh", "ab"));

    assertThat(vectors.get(0)[0] / vectors.get(0)[1]).isEqualTo(3f);
    assertThat(vectors.get(1)[0]).isEqualTo((float) Math.sqrt(0.5));
    assertThat(vectors.get(2)).containsOnly(0f);
    assertThat(vectors.get(3)[0] / vectors.get(3)[1]).isEqualTo(8f);
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).get("input")).hasSize(3);
    assertThat(requests.get(0).get("model").textValue()).isEqualTo("small");
    assertThat(requests.get(0).get("dimensions").intValue()).isEqualTo(2);
    assertThat(keys).containsOnly("Bearer " + KEY);
  }

  @Test
  void whatWasPaidForIsNotAskedForAgain() throws IOException {
    float[] first = embedder().embed("hello");
    Path record;
    try (Stream<Path> files = Files.list(cache.resolve("embeddings"))) {
      record = files.findFirst().orElseThrow();
    }
    Files.writeString(record, "torn li", StandardOpenOption.APPEND);

    float[] again = embedder().embed("hello");

    assertThat(again).isEqualTo(first);
    assertThat(requests).hasSize(1);
    assertThat(Files.readString(record)).doesNotContain(KEY).doesNotContain("hello");
  }

  @Test
  void aProviderThatIsBusyIsAskedAgain() {
    failures.add("429 slow down");

    assertThat(embedder().embed("ab")[0]).isPositive();
    assertThat(requests).hasSize(2);
  }

  @Test
  void whyThereAreNoneIsOneLineWithoutTheKey() {
    failures.add("401 {\"error\": \"wrong key\n " + KEY + "\"}");
    assertThatThrownBy(() -> embedder().embed("ab"))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageStartingWith("no embeddings from http://127.0.0.1")
        .hasMessageContaining("model small: status 401: {\"error\": \"wrong key [key]\"}");

    failures.add("503 down");
    failures.add("503 down");
    assertThatThrownBy(() -> embedder().embed("ab"))
        .hasMessageEndingWith("status 503: down, tried 2 times");

    failures.add("200 not json");
    assertThatThrownBy(() -> embedder().embed("ab")).hasMessageEndingWith("is no JSON");

    failures.add("200 {\"data\": [{\"index\": 0, \"embedding\": [\"NaN\"]}]}");
    assertThatThrownBy(() -> embedder().embed("ab"))
        .hasMessageEndingWith("does not hold a vector of numbers for each text");
  }

  @Test
  void theKeyComesFromTheEnvironment() {
    assertThatThrownBy(() -> embedder(Map.of()))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageEndingWith("is missing; set the environment variable EMBED_KEY");
    assertThatThrownBy(() -> embedder(Map.of("EMBED_KEY", "two words")))
        .hasMessageContaining("holds a character that no key has");
    assertThat(requests).isEmpty();
  }
}
