package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Request;

/** What runs can be told, who may tell them, and what is noted of it. */
class SteerEndpointsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RUN = "/api/batches/1/runs/0";
  private static final Map<String, String> TOKEN = Map.of("MURMURATION_TOKEN", "abc");

  private final PretendCluster cluster = new PretendCluster();
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.of(cluster, "", TOKEN);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private HttpResponse<String> tell(String path, String body) {
    return served.post(RUN + path, body, "Authorization", "Bearer abc");
  }

  @Test
  void aRunIsPausedSteppedAndLetGoOn() {
    assertThat(json(tell("/pause", "{}")).path("state").textValue()).isEqualTo("paused");
    assertThat(tell("/step", "{\"encounters\": 5}").statusCode()).isEqualTo(200);
    assertThat(tell("/step", "{\"rounds\": 2}").statusCode()).isEqualTo(200);
    assertThat(json(tell("/proceed", "")).path("state").textValue()).isEqualTo("running");
    assertThat(tell("/proceed", "").statusCode()).isEqualTo(409);
    assertThat(json(tell("/stop", "{\"by\": \"ann\"}")).path("endReason").textValue())
        .isEqualTo("converged");

    assertThat(cluster.run.told)
        .containsExactly(
            new Request.Pause(),
            new Request.Step(5, 0),
            new Request.Step(0, 2),
            new Request.Proceed(),
            new Request.Proceed(),
            new Request.Stop());
    assertThat(cluster.audited)
        .extracting(LiveControl.AuditLine::by, LiveControl.AuditLine::what)
        .extracting(Object::toString)
        .containsExactly(
            "(\"api\", \"pause\")",
            "(\"api\", \"step, encounters 5\")",
            "(\"api\", \"step, rounds 2\")",
            "(\"api\", \"proceed\")",
            "(\"api\", \"proceed\")",
            "(\"ann\", \"stop\")");
    assertThat(cluster.audited.get(0).result()).startsWith("done at entry ");
    assertThat(cluster.audited.get(4).result()).isEqualTo("refused: the run is not paused");
    assertThat(cluster.audited).allMatch(line -> line.from().equals("127.0.0.1"));
    assertThat(cluster.audited).allMatch(line -> line.run() == 0);
  }

  @Test
  void anInterventionIsPassedOnAsItIsWithWhoWantsIt() {
    String wanted = "{\"by\":\"Ann Ø\",\"intervention\":{\"convert\":\"liar\",\"count\":2}}";

    JsonNode done = json(tell("/interventions", wanted));

    assertThat(done.path("agents").get(0).intValue()).isEqualTo(1);
    assertThat(cluster.run.told)
        .containsExactly(new Request.Intervene("Ann Ø", "{\"convert\":\"liar\",\"count\":2}"));
    assertThat(cluster.audited.get(0).what())
        .isEqualTo("intervention {\"convert\":\"liar\",\"count\":2}");
    assertThat(cluster.audited.get(0).result()).matches("done: entry \\d+, 1 agents");
    assertThat(tell("/interventions", "{\"intervention\":{\"unknown\":1}}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPreviewChangesNothingAndIsNotNoted() {
    HttpResponse<String> preview =
        served.post(RUN + "/interventions/preview", "{\"intervention\":{\"convert\":\"liar\"}}");

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.audited).isEmpty();
  }

  @Test
  void anInterviewIsAskedOfOneAgentAndKept() {
    tell("/interviews", "{\"by\":\"bo\",\"agent\":1,\"question\":\"Why?\",\"remember\":true}");
    tell("/interviews", "{\"agent\":0}");

    assertThat(cluster.run.told)
        .containsExactly(
            new Request.Interview("bo", 1, "Why?", true),
            new Request.Interview("api", 0, null, false));
    JsonNode kept = json(served.get(RUN + "/interviews")).path("interviews");
    assertThat(kept).hasSize(2);
    assertThat(kept.get(0).path("by").textValue()).isEqualTo("bo");
    assertThat(cluster.audited.get(0).what()).isEqualTo("interview of agent 1, remembered: Why?");
  }

  @Test
  void limitsAreChanged() {
    tell("/limits", "{\"inFlight\": 3}");
    tell("/limits", "{\"budget\": [\"calls=100\"]}");
    HttpResponse<String> wrong = tell("/limits", "{\"inFlight\": 9, \"budget\": [\"money=no\"]}");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(cluster.run.told).containsExactly(new Request.InFlight(3));
    assertThat(cluster.asked).containsExactly("budget 1 [calls=100]", "budget 1 [money=no]");
    assertThat(cluster.audited.get(2).result())
        .isEqualTo("refused: budget.money is no; it must be a number");
  }

  @Test
  void whatIsWrongIsSaidInOneLineAndNoted() {
    Map<String, String> wrong =
        Map.of(
            "/step {}", "a step must have encounters or rounds",
            "/step {\"encounters\":1,\"rounds\":1}", "a step must have encounters or rounds",
            "/step {\"encounters\":0}", "a step must have encounters or rounds",
            "/limits {}", "limits must have inFlight or budget",
            "/limits {\"inFlight\":0}", "inFlight must be a whole number",
            "/interventions {\"intervention\":{}}", "intervention must be an object",
            "/interventions {\"intervention\":\"include file(x)\"}",
                "intervention must be an object",
            "/interviews {\"agent\":-1}", "agent must be the number of an agent",
            "/interviews {\"agent\":1,\"question\":\" \"}", "question must be a text",
            "/pause {\"x\":1}", "the body: x is not what belongs there");
    wrong.forEach(
        (request, line) -> {
          String[] parts = request.split(" ", 2);
          HttpResponse<String> response = tell(parts[0], parts[1]);
          assertThat(response.statusCode()).as(request).isEqualTo(400);
          assertThat(json(response).path("error").textValue()).as(request).startsWith(line);
        });
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.audited).hasSize(wrong.size());
    assertThat(cluster.audited).allMatch(line -> line.result().startsWith("refused: "));
  }

  @Test
  void nobodyCallsThemselvesWhatWouldForgeALine() {
    for (String by :
        List.of(
            "",
            " ",
            "scenario",
            "Recovery",
            "x".repeat(65),
            "a\\nb",
            "a\\rb",
            "a\\u0000b",
            "a\\u001b[31m",
            "a\\u2028b",
            "a\\u202eb",
            "a\\u0085b",
            "a\\ud800")) {
      HttpResponse<String> response = tell("/pause", "{\"by\":\"" + by + "\"}");
      assertThat(response.statusCode()).as(by).isEqualTo(400);
    }
    assertThat(cluster.run.told).isEmpty();
    assertThat(tell("/pause", "{\"by\":\"" + "Ä".repeat(64) + "\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void whatNoJournalCouldKeepIsRefused() {
    for (String body :
        List.of(
            "{\"agent\":1,\"question\":\"\\ud800\"}",
            "{\"agent\":1,\"question\":\"a\\u0000\"}",
            "{\"agent\":1e999}")) {
      assertThat(tell("/interviews", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(tell("/interventions", "{\"intervention\":{\"x\":{\"\\udc00\":1}}}").statusCode())
        .isEqualTo(400);
    assertThat(tell("/interventions", "{\"intervention\":{\"x\":1e400}}").statusCode())
        .isEqualTo(400);
    assertThat(cluster.run.told).isEmpty();
  }

  @Test
  void withoutTheTokenNothingIsSteeredAndTheAttemptIsNoted() {
    for (HttpResponse<String> stranger :
        List.of(
            served.post(RUN + "/pause", "{}"),
            served.post(RUN + "/pause", "{}", "Authorization", "Bearer abd"),
            served.post(RUN + "/interventions?token=abc", "{}"))) {
      assertThat(stranger.statusCode()).isEqualTo(401);
    }
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.audited).hasSize(3);
    assertThat(cluster.audited.get(0).what()).isEqualTo("POST " + RUN + "/pause");
    assertThat(cluster.audited.get(0).result()).startsWith("refused: 401");
    assertThat(cluster.audited).noneMatch(line -> line.toString().contains("abc"));
  }

  @Test
  void pagesOfOthersAndNamesMadeToPointHereAreRefusedAndNoted() {
    HttpResponse<String> foreign =
        served.post(
            RUN + "/stop", "{}", "Authorization", "Bearer abc", "Origin", "http://evil.example");
    String rebound =
        served.raw(
            "POST "
                + RUN
                + "/stop HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer abc\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    HttpResponse<String> reading = served.get(RUN + "/state", "Origin", "http://evil.example");
    HttpResponse<String> sideways = served.get(RUN + "/state", "Sec-Fetch-Site", "same-site");

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(rebound).startsWith("HTTP/1.1 403");
    assertThat(reading.statusCode()).isEqualTo(403);
    assertThat(sideways.statusCode()).isEqualTo(403);
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.audited).hasSize(4);
    assertThat(cluster.audited).allMatch(line -> line.result().startsWith("refused: 403"));
  }

  @Test
  void readOnlyMeansThatNothingIsChanged() {
    try (Served closed = Served.of(cluster, "murmuration.control.read-only = yes", TOKEN)) {
      for (String path : List.of("/pause", "/interventions", "/interviews", "/stop")) {
        HttpResponse<String> response =
            closed.post(RUN + path, "{\"agent\":1}", "Authorization", "Bearer abc");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("nothing can be changed here");
      }
      assertThat(
              closed.post("/api/batches/1/stop", "{}", "Authorization", "Bearer abc").statusCode())
          .isEqualTo(403);
      assertThat(closed.get(RUN + "/state").statusCode()).isEqualTo(200);
      assertThat(json(closed.get("/api/overview")).path("readOnly").booleanValue()).isTrue();
      assertThat(
              closed
                  .post(RUN + "/interventions/preview", "{\"intervention\":{\"leave\":true}}")
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(cluster.run.told).isEmpty();
  }

  @Test
  void aNodeWithoutATokenSteersNothing() {
    try (Served open = Served.of(cluster)) {
      assertThat(open.post(RUN + "/pause", "{}").statusCode()).isEqualTo(403);
      assertThat(open.get(RUN + "/state").statusCode()).isEqualTo(200);
    }
    assertThat(cluster.run.told).isEmpty();
  }

  @Test
  void whoAsksTooMuchHasToWait() {
    String few = "murmuration.control { requests-per-second = 2, commands-per-minute = 3 }";
    try (Served busy = Served.of(cluster, few, TOKEN)) {
      for (int i = 0; i < 3; i++) {
        assertThat(busy.post(RUN + "/pause", "{}", "Authorization", "Bearer abc").statusCode())
            .isEqualTo(200);
      }
      HttpResponse<String> waiting = busy.post(RUN + "/pause", "{}", "Authorization", "Bearer abc");
      assertThat(waiting.statusCode()).isEqualTo(429);
      assertThat(waiting.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
      int status = 200;
      for (int i = 0; i < 20 && status == 200; i++) {
        status = busy.get(RUN + "/state").statusCode();
      }
      assertThat(status).isEqualTo(429);
    }
    assertThat(cluster.run.told).hasSize(3);
  }

  @Test
  void everyAnswerCarriesWhatKeepsABrowserInBounds() {
    for (HttpResponse<String> response :
        List.of(
            served.get(RUN + "/state"),
            served.get("/nothing"),
            served.post(RUN + "/pause", "{}"),
            tell("/pause", "{"))) {
      Map<String, List<String>> headers = response.headers().map();
      assertThat(headers.get("content-security-policy").get(0))
          .startsWith("default-src 'none'; script-src 'self';")
          .doesNotContain("unsafe");
      assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
      assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
      assertThat(headers.get("cache-control")).containsExactly("no-store");
      assertThat(headers.get("cross-origin-resource-policy")).containsExactly("same-origin");
      assertThat(headers).doesNotContainKeys("server", "access-control-allow-origin");
    }
    assertThat(served.raw("nonsense\r\n\r\n")).contains("Content-Security-Policy");
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
