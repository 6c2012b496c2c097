package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.Control;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.JournalException;

/** What the control API answers, and in which words it refuses. */
class ControlRoutesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BATCH =
      """
      {"name": "x", "manifest": {"scenario": {"seed": 7}}, "scenarioText": "seed = 7",
       "inputs": {"inputs/0-a.csv": "aGVsbG8="}}
      """;

  private static final List<Control.RunStatus> RUNS =
      List.of(PretendCluster.run(0, "converged", 2), PretendCluster.run(1, null, 0));

  @TempDir private static Path folder;
  private static final PretendCluster CLUSTER = new PretendCluster();
  private static Served served;

  @BeforeAll
  static void aClusterWithOneBatchOfTwoRuns() throws IOException {
    Files.createDirectories(folder.resolve("run-000"));
    Files.writeString(folder.resolve("run-000/encounters.jsonl"), "{\"index\":0}\n{\"index\":1}\n");
    Files.writeString(folder.resolve("run-000/calls.jsonl"), "{\"call\":0}\n");
    Files.writeString(folder.resolve("calls.jsonl"), "{\"outside\":0}\n");
    CLUSTER.records(folder, RUNS);
    served = Served.of(CLUSTER, "murmuration.control.max-body = 2 KiB", Map.of());
    assertThat(served.post("/api/batches", BATCH).body()).isEqualTo("{\"batch\":1}");
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @BeforeEach
  void nothingFails() {
    CLUSTER.failure = null;
    CLUSTER.stands(1, RUNS);
    CLUSTER.asked.clear();
  }

  @Test
  void aBatchIsGivenBackAsItWasSubmitted() throws IOException {
    HttpResponse<String> submitted = served.get("/api/batches/1/submitted");

    assertThat(submitted.statusCode()).isEqualTo(200);
    assertThat(submitted.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(JSON.readTree(submitted.body())).isEqualTo(JSON.readTree(BATCH));
  }

  @Test
  void aBatchSaysWhereItsRunsStand() {
    JsonNode batch = json(served.get("/api/batches/1"));

    assertThat(batch.path("name").textValue()).isEqualTo("x");
    assertThat(batch.path("calls").textValue()).isEqualTo("7 calls");
    assertThat(batch.path("runs")).hasSize(2);
    assertThat(batch.path("runs").path(0).path("endReason").textValue()).isEqualTo("converged");
    assertThat(batch.path("runs").path(1).path("state").textValue()).isEqualTo("open");
    assertThat(batch.path("runs").path(0).path("latest").path("agreed").doubleValue())
        .isEqualTo(0.5);
  }

  @Test
  void theClusterSaysWhichNodesItHas() {
    JsonNode cluster = json(served.get("/api/cluster"));

    assertThat(cluster.path("version").textValue()).isEqualTo("development");
    assertThat(cluster.path("nodes").path(1).path("roles").path(1).textValue())
        .isEqualTo("supervisor");
    assertThat(cluster.path("nodes").path(1).path("deadLetters").intValue()).isEqualTo(2);
    assertThat(cluster.path("runs")).hasSize(2);
  }

  @Test
  void aBatchIsStoppedAndGoneOnWith() {
    assertThat(served.post("/api/batches/1/stop", "").statusCode()).isEqualTo(200);
    assertThat(served.post("/api/batches/1/resume", "{\"budget\": [\"money=2\"]}").body())
        .isEqualTo("{\"batch\":1}");
    assertThat(served.post("/api/batches/1/resume", "{}").statusCode()).isEqualTo(200);
    assertThat(CLUSTER.asked).containsExactly("stop 1", "resume 1 [money=2]", "resume 1 []");
  }

  @Test
  void journalsAndCallsComeLineByLine() {
    HttpResponse<String> entries = served.get("/api/batches/1/runs/0/encounters");

    assertThat(entries.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(entries.headers().firstValue("Transfer-Encoding")).contains("chunked");
    assertThat(entries.body()).isEqualTo("{\"index\":0}\n{\"index\":1}\n");
    assertThat(served.get("/api/batches/1/runs/0/encounters?from=1").body())
        .isEqualTo("{\"index\":1}\n");
    assertThat(served.get("/api/batches/1/runs/0/encounters?from=2").body()).isEmpty();
    assertThat(served.get("/api/batches/1/runs/0/calls").body()).isEqualTo("{\"call\":0}\n");
    assertThat(served.get("/api/batches/1/calls").body()).isEqualTo("{\"outside\":0}\n");
  }

  @Test
  void aValueThereIsNoneOfIsNull() {
    Map<String, Double> latest = Map.of("a", Double.NaN);

    assertThat(new String(ControlJson.bytes(latest))).isEqualTo("{\"a\":null}");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    refused(404, "there is no batch 9", served.get("/api/batches/9"));
    refused(404, "there is no batch 9", served.get("/api/batches/9/submitted"));
    refused(404, "there is no batch 9", served.get("/api/batches/9/calls"));
    refused(404, "there is no batch 9", served.get("/api/batches/9/runs/0/encounters"));
    refused(404, "there is no batch 9", served.post("/api/batches/9/stop", "{}"));
    refused(404, "there is no batch 9", served.post("/api/batches/9/resume", "{}"));
    refused(404, "batch 1 has no run 2", served.get("/api/batches/1/runs/2/encounters"));
    refused(404, "batch 1 has no run 7", served.get("/api/batches/1/runs/7/calls"));
    for (String path :
        List.of(
            "/x",
            "/api",
            "/api/",
            "/api/batch",
            "/api/batches/x",
            "/api/batches/-1",
            "/api/batches/1/",
            "/api/batches/99999999999999999999",
            "/api/batches/1/runs/x/calls",
            "/api/batches/1/runs/99999999999/calls",
            "/api/batches/1/runs/0",
            "/api/cluster/x")) {
      refused(404, "The requested resource could not be found.", served.get(path));
    }
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    String from = "from must be the index of an entry: 0 or a whole number above";
    refused(400, from, served.get("/api/batches/1/runs/0/encounters?from=-1"));
    refused(400, from, served.get("/api/batches/1/runs/0/encounters?from=x"));
    refused(400, from, served.get("/api/batches/1/runs/0/encounters?from=99999999999999999999"));
    refused(
        400,
        "budget.money is no; it must be a number",
        served.post("/api/batches/1/resume", "{\"budget\": [\"money=no\"]}"));
    refused(
        400,
        "budget must be texts such as \"money=20\"",
        served.post("/api/batches/1/resume", "{\"budget\": [null]}"));
    refused(
        400,
        "the body: budget is not what belongs there",
        served.post("/api/batches/1/resume", "{\"budget\": 5}"));
    refused(
        400,
        "the body: x is not what belongs there",
        served.post("/api/batches/1/stop", "{\"x\": 1}"));
  }

  @Test
  void aBatchThatIsNoneIsRefused() {
    submitting("{", "the body is not JSON: line 1, column 2");
    submitting("null", "the body is null; it must be a JSON object");
    submitting("[]", "the body: it is not what belongs there");
    submitting("{} {}", "the body: it is not what belongs there");
    submitting("{}", "name is missing; it must be the short name of the scenario");
    submitting(
        BATCH.replace("aGVsbG8=", "%"),
        "the body: inputs.inputs/0-a.csv is not what belongs there");
    submitting(BATCH.replace("name", "nom"), "the body: nom is not what belongs there");
    submitting(
        BATCH.replace("\"scenario\"", "\"x\""),
        "manifest.scenario is missing; it must be the resolved scenario");
    submitting(
        BATCH.replace("\"seed = 7\"", "null"),
        "scenarioText is missing; it must be the scenario as written");
    submitting(
        BATCH.replace("\"aGVsbG8=\"", "null"),
        "inputs is missing; it must have the files the scenario refers to");
    assertThat(CLUSTER.asked).isEmpty();
  }

  @Test
  void anInputCannotLeadOutOfItsFolder() {
    for (String name :
        List.of(
            "../x",
            "/etc/passwd",
            "inputs/../x",
            "inputs/..",
            "inputs/.",
            "inputs/",
            "x",
            "inputs/a/b",
            "inputs/a\\\\b",
            "inputs/a\\u0001b")) {
      submitting(
          BATCH.replace("inputs/0-a.csv", name),
          "inputs: a name is not that of a file in inputs/, such as inputs/0-x");
    }
    assertThat(CLUSTER.asked).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
    String large = BATCH.replace("seed = 7", "x".repeat(3000));
    String line =
        "the body is too large; it may have 2048 bytes (murmuration.control.max-body of the node)";

    refused(413, line, served.post("/api/batches", large));
    refused(
        413,
        line,
        served.send(
            served
                .request("/api/batches", "Content-Type", "application/json")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(List.of(large.getBytes(), large.getBytes()))))
                .build()));
  }

  @Test
  void onlyJsonIsTaken() {
    HttpResponse<String> text =
        served.send(
            served
                .request("/api/batches", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(BATCH))
                .build());
    HttpResponse<String> untyped =
        served.send(served.request("/api/batches/1/stop").POST(BodyPublishers.noBody()).build());

    refused(415, "the Content-Type must be application/json", text);
    refused(415, "the Content-Type must be application/json", untyped);
    assertThat(CLUSTER.asked).isEmpty();
  }

  @Test
  void aMethodThatARouteDoesNotHave() {
    refused(405, "HTTP method not allowed, supported methods: POST", served.get("/api/batches"));
    refused(
        405, "HTTP method not allowed, supported methods: GET", served.post("/api/cluster", "{}"));
    refused(
        405,
        "HTTP method not allowed, supported methods: GET",
        served.send(served.request("/api/batches/1").DELETE().build()));
  }

  @Test
  void whatTheClusterCannotDoNowIsSaidSo() {
    CLUSTER.failure = new RunFailure("run 0 goes on already");
    refused(409, "run 0 goes on already", served.post("/api/batches/1/resume", "{}"));
    CLUSTER.failure = new JournalException("the database does not answer\n  at x.Y(Z.java:1)");
    refused(503, "the database does not answer at x.Y(Z.java:1)", served.get("/api/cluster"));
    CLUSTER.failure = new CompletionException(new TimeoutException("ask timed out"));
    refused(503, "the cluster does not answer at the moment", served.get("/api/batches/1"));
  }

  @Test
  void aDefectShowsNothingOfItself() {
    CLUSTER.failure = new IllegalStateException("secret of the house");

    HttpResponse<String> thrown = served.get("/api/batches/1");
    HttpResponse<String> failed = served.get("/api/cluster");

    refused(500, "this node has a defect; its log says more", thrown);
    refused(500, "this node has a defect; its log says more", failed);
  }

  private static void submitting(String body, String error) {
    refused(400, error, served.post("/api/batches", body));
  }

  private static void refused(int status, String error, HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(response)).isEqualTo(JSON.valueToTree(Map.of("error", error)));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }
}
