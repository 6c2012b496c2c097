package org.murmuration.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The control API of a run under way, asked as a program would. */
final class ControlOfRun {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PATIENCE = 600;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private final String token;
  private final String run;

  ControlOfRun(String address, long batch, int run, String token) {
    this.server = "http://" + address;
    this.token = token;
    this.run = server + "/api/batches/" + batch + "/runs/" + run;
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(run + path)).GET());
  }

  JsonNode tell(String command, String body) {
    return send(command(command, body));
  }

  /** The same, whatever comes of it. */
  HttpResponse<String> post(String command, String body) {
    return answer(command(command, body));
  }

  private HttpRequest.Builder command(String command, String body) {
    return HttpRequest.newBuilder(URI.create(run + "/" + command))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** Any file of the server, with its headers. */
  HttpResponse<String> file(String path) {
    return answer(HttpRequest.newBuilder(URI.create(server + path)).GET());
  }

  /** The state, when it is so. */
  JsonNode until(Predicate<JsonNode> wanted) {
    for (int i = 0; i < PATIENCE; i++) {
      JsonNode state = get("/state");
      if (wanted.test(state)) {
        return state;
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("it did not come to that: " + get("/state"));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = answer(request);
      JsonNode said = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new AssertionError(response.statusCode() + " " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
