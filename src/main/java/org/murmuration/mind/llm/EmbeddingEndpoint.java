package org.murmuration.mind.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks a provider for embeddings in OpenAI's dialect, {@code POST …/embeddings}. The key comes from
 * the environment and is in no message. Sends one request after the other, waits as long as the
 * provider says, and blocks whoever asks.
 */
public final class EmbeddingEndpoint {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_OF_ERROR = 200;
  private static final long FIRST_WAIT = 500;
  private static final long LONGEST_WAIT = 30_000;
  private static final char DELETE = 0x7F;

  private final Settings settings;
  private final Environment environment;
  private final Endpoint endpoint;

  /**
   * Where and what to ask.
   *
   * @param baseUrl up to and with the version
   * @param model as the provider calls it
   * @param keyVariable variable of the environment that holds the key; empty: it needs none
   * @param dimensions of vectors; 0: as many as the model has
   * @param batch texts in a request, at most
   * @param timeout of a request
   * @param tries how often a request is sent until a response comes
   */
  public record Settings(
      URI baseUrl,
      String model,
      String keyVariable,
      int dimensions,
      int batch,
      Duration timeout,
      int tries) {}

  private EmbeddingEndpoint(Settings settings, Environment environment, Endpoint endpoint) {
    this.settings = settings;
    this.environment = environment;
    this.endpoint = endpoint;
  }

  /**
   * An endpoint with the key of the environment.
   *
   * @throws CallFailure if the key is missing or cannot be one
   */
  public static EmbeddingEndpoint open(Settings settings, Environment environment) {
    String variable = settings.keyVariable();
    Map<String, String> headers = Map.of();
    if (!variable.isEmpty()) {
      String key =
          environment
              .key(variable)
              .orElseThrow(
                  () ->
                      new CallFailure(
                          "the key of "
                              + settings.baseUrl()
                              + " is missing; set the environment variable "
                              + variable));
      if (!key.chars().allMatch(c -> c > ' ' && c < DELETE)) {
        throw new CallFailure(
            "the key in the environment variable "
                + variable
                + " holds a character that no key has; set it anew");
      }
      headers = Map.of("Authorization", "Bearer " + key);
    }
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI url = URI.create(settings.baseUrl().toString().replaceAll("/+$", "") + "/embeddings");
    return new EmbeddingEndpoint(settings, environment, new HttpEndpoint(client, url, headers));
  }

  /**
   * The vectors of some texts, as the provider gives them.
   *
   * @throws CallFailure if there are none, saying why in one line
   */
  public List<float[]> embed(List<String> texts) {
    List<float[]> all = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += settings.batch()) {
      List<String> batch = texts.subList(from, Math.min(texts.size(), from + settings.batch()));
      all.addAll(vectors(post(body(batch)), batch.size()));
    }
    return all;
  }

  private byte[] body(List<String> texts) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", settings.model());
    ArrayNode input = body.putArray("input");
    texts.forEach(input::add);
    if (settings.dimensions() > 0) {
      body.put("dimensions", settings.dimensions());
    }
    body.put("encoding_format", "float");
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] post(byte[] body) {
    String problem = "";
    long wait = FIRST_WAIT;
    for (int attempt = 1; attempt <= settings.tries(); attempt++) {
      long asked = 0;
      try {
        Endpoint.Reply reply = endpoint.post(body, settings.timeout()).join();
        if (reply.status() == 200) {
          return reply.body();
        }
        problem = "status " + reply.status() + ": " + said(reply.body());
        if (reply.status() < 500 && reply.status() != 429 && reply.status() != 408) {
          throw failure(problem);
        }
        Duration retryAfter = Sender.retryAfter(reply.retryAfter());
        asked = retryAfter == null ? 0 : retryAfter.toMillis();
      } catch (CompletionException e) {
        problem =
            e.getCause() instanceof TimeoutException
                ? "no response within " + settings.timeout().toMillis() / 1000.0 + " s"
                : String.valueOf(e.getCause().getMessage());
      }
      if (attempt < settings.tries()) {
        pause(Math.max(wait, asked));
        wait = Math.min(LONGEST_WAIT, 2 * wait);
      }
    }
    throw failure(problem + ", tried " + settings.tries() + " times");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailure("interrupted while texts were embedded");
    }
  }

  private List<float[]> vectors(byte[] reply, int count) {
    float[][] vectors = new float[count][];
    try {
      for (JsonNode one : JSON.readTree(reply).path("data")) {
        int index = one.path("index").asInt(-1);
        JsonNode numbers = one.path("embedding");
        if (index >= 0 && index < count && numbers.isArray() && !numbers.isEmpty()) {
          vectors[index] = new float[numbers.size()];
          for (int i = 0; i < numbers.size(); i++) {
            vectors[index][i] = (float) numbers.get(i).asDouble(Double.NaN);
          }
        }
      }
    } catch (IOException e) {
      throw failure("its response is no JSON");
    }
    int length = vectors[0] == null ? 0 : vectors[0].length;
    for (float[] vector : vectors) {
      if (vector == null || vector.length != length || !isFinite(vector)) {
        throw failure("its response does not hold a vector of numbers for each text");
      }
    }
    return Arrays.asList(vectors);
  }

  private static boolean isFinite(float[] vector) {
    for (float one : vector) {
      if (!Float.isFinite(one)) {
        return false;
      }
    }
    return true;
  }

  private String said(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    return text.length() > MOST_OF_ERROR ? text.substring(0, MOST_OF_ERROR) + "…" : text;
  }

  private CallFailure failure(String problem) {
    return new CallFailure(
        environment.hide(
            "no embeddings from %s, model %s: %s"
                .formatted(settings.baseUrl(), settings.model(), problem)));
  }
}
