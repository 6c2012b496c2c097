package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code openapi.json} says what the routes are and what they answer; neither knows more. */
class DescriptionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOKEN = "abc";
  private static final JsonNode DESCRIPTION = description();

  /** A body for each command, by the last word of its path. */
  private static final Map<String, String> BODIES =
      Map.of(
          "step", "{\"rounds\": 1}",
          "limits", "{\"inFlight\": 3, \"budget\": [\"calls=10\"]}",
          "interventions", "{\"by\": \"ann\", \"intervention\": {\"convert\": \"crowd\"}}",
          "preview", "{\"intervention\": {\"convert\": \"crowd\"}}",
          "interviews", "{\"agent\": 1, \"question\": \"Why?\"}",
          "batches",
              "{\"name\": \"x\", \"manifest\": {\"scenario\": {}}, \"scenarioText\": \"\", \"inputs\": {}}",
          "resume", "{\"budget\": [\"money=2\"]}");

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void aRun() {
    PretendCluster cluster = new PretendCluster();
    cluster.records(folder, List.of(PretendCluster.run(0, null, 2)));
    served = Served.of(cluster, "", Map.of("MURMURATION_TOKEN", TOKEN));
    post("/api/batches", BODIES.get("batches"));
  }

  @AfterAll
  static void close() {
    served.close();
  }

  private static JsonNode description() {
    try {
      return JSON.readTree(DescriptionTest.class.getResourceAsStream("openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itNamesEveryRouteAndNoOther() {
    ControlSettings settings = ControlSettings.of(ConfigFactory.empty(), Map.of());
    PretendCluster cluster = new PretendCluster();
    Set<String> routes =
        Endpoints.of(null, settings, cluster, new Audit(cluster), Runnable::run).stream()
            .map(Endpoint::name)
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> named = new TreeSet<>();
    operations().forEach(operation -> named.add(operation.method() + " " + operation.path()));

    assertThat(named).isEqualTo(routes);
  }

  @Test
  void itNamesEveryParameterOfAPath() {
    operations()
        .forEach(
            operation -> {
              long wanted = operation.path().chars().filter(c -> c == '{').count();
              long named =
                  stream(operation.says().path("parameters"))
                      .filter(parameter -> parameter.has("$ref"))
                      .count();
              assertThat(named).as(operation.path()).isEqualTo(wanted);
            });
  }

  @Test
  void itIsServedToAnybody() throws IOException {
    assertThat(JSON.readTree(served.get("/api/openapi.json").body())).isEqualTo(DESCRIPTION);
  }

  record Operation(String method, String path, JsonNode says) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Operation> operations() {
    return DESCRIPTION.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue())));
  }

  /** Streams do not end, and the page is tested where it is made. */
  static Stream<Operation> answers() {
    return operations()
        .filter(operation -> !operation.path().endsWith("/events"))
        .filter(operation -> operation.path().startsWith("/api/"))
        .sorted((a, b) -> Boolean.compare(a.path().endsWith("/stop"), b.path().endsWith("/stop")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyPathIsAnsweredAsItSays(Operation operation) throws IOException {
    String path =
        operation
            .path()
            .replace("{batch}", "1")
            .replace("{run}", "0")
            .replace("{index}", "5")
            .replace("{agent}", "1");
    String body = body(operation.path());

    HttpResponse<String> response =
        operation.method().equals("GET") ? served.get(path) : post(path, body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    Map.Entry<String, JsonNode> content =
        operation
            .says()
            .path("responses")
            .path("200")
            .path("content")
            .properties()
            .iterator()
            .next();
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith(content.getKey());
    if (content.getKey().equals("application/json")) {
      fits(content.getValue().path("schema"), JSON.readTree(response.body()));
    }
    JsonNode asked = operation.says().path("requestBody");
    if (!asked.isMissingNode()) {
      fits(asked.path("content").path("application/json").path("schema"), JSON.readTree(body));
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatIsRefusedIsRefusedAsItSays(Operation operation) throws IOException {
    String path =
        operation
            .path()
            .replace("{batch}", "9")
            .replace("{run}", "0")
            .replace("{index}", "5")
            .replace("{agent}", "1");
    Map<Integer, HttpResponse<String>> refused = new TreeMap<>();
    for (HttpResponse<String> response :
        List.of(
            served.get(path + "?from=x&most=y"),
            served.get(path, "Origin", "http://evil.example"),
            post(path, "{"),
            post(path, body(operation.path())),
            served.post(path, "{}"))) {
      if (response.statusCode() >= 400 && response.statusCode() != 405) {
        refused.put(response.statusCode(), response);
      }
    }

    for (Map.Entry<Integer, HttpResponse<String>> one : refused.entrySet()) {
      fits(
          JSON.readTree("{\"$ref\": \"#/components/schemas/Error\"}"),
          JSON.readTree(one.getValue().body()));
      if (operation.method().equals(one.getValue().request().method())) {
        List<String> said =
            operation.says().path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        // A page of another server is refused whatever it asks for.
        assertThat(said.contains("" + one.getKey()) || one.getKey() == 403)
            .as(operation + ": " + one.getKey())
            .isTrue();
      }
    }
  }

  private static String body(String path) {
    return BODIES.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "{}");
  }

  private static HttpResponse<String> post(String path, String body) {
    return served.post(path, body, "Authorization", "Bearer " + TOKEN);
  }

  private static void fits(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", DESCRIPTION.path("components"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value))
        .as(value.toString())
        .isEmpty();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }
}
