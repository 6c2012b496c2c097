package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand requests that are not what they should be: none is a defect, none does anything. */
class MalformedRequestsTest {

  private static final int DAMAGED = 5000;
  private static final int WRONG = 5000;
  private static final String TOKEN = "correct-horse";
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");
  private static final String RUN = "/api/batches/1/runs/0";

  /** What has to be told without it being well-formed any more; none knows the token. */
  private static final List<String> GOOD =
      List.of(
          get("/api/batches/1"),
          get("/api/batches/1/runs/0/encounters?from=0"),
          get("/api/overview"),
          get("/"),
          get("/assets/page.css"),
          get(RUN + "/state"),
          get(RUN + "/measures?from=3"),
          get(RUN + "/entries?from=-1&most=20"),
          get(RUN + "/agents?from=0&most=5&persona=crowd&adversaries=true"),
          get(RUN + "/agents/1"),
          "DELETE /api/cluster HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          post(
              "/api/batches",
              "{\"name\":\"x\",\"manifest\":{\"scenario\":{}},\"inputs\":{\"a\":\"\"}}"),
          post(RUN + "/pause", "{\"by\":\"me\"}"),
          post(RUN + "/step", "{\"encounters\":10}"),
          post(RUN + "/interventions", "{\"intervention\":{\"convert\":\"liar\",\"count\":3}}"),
          post(RUN + "/interventions/preview", "{\"intervention\":{\"convert\":\"liar\"}}"),
          post(RUN + "/interviews", "{\"agent\":1,\"question\":\"Why?\"}"),
          "POST /api/batches/1/resume HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "f\r\n{\"budget\":[\"a\"]\r\n1\r\n}\r\n0\r\n\r\n");

  private static final List<String> COMMANDS =
      List.of("pause", "proceed", "step", "stop", "limits", "interventions", "interviews");

  /** Not one of them is the body of any command. */
  private static final List<String> BODIES =
      List.of(
          "[]",
          "null",
          "{",
          "}",
          "\"x\"",
          "{\"by\":3}",
          "{\"by\":\"scenario\"}",
          "{\"by\":\"a\\nb\"}",
          "{\"by\":\"\\ud800\"}",
          "{\"encounters\":1e999}",
          "{\"encounters\":-1}",
          "{\"encounters\":99999999999999999999999999}",
          "{\"rounds\":1.5,\"x\":0}",
          "{\"inFlight\":0}",
          "{\"inFlight\":\"many\"}",
          "{\"budget\":{}}",
          "{\"budget\":[null]}",
          "{\"intervention\":[]}",
          "{\"intervention\":\"include required(file(\\\"/etc/passwd\\\"))\"}",
          "{\"intervention\":{\"x\":1e400}}",
          "{\"intervention\":{\"\\u0000\":1}}",
          "{\"agent\":-1}",
          "{\"agent\":1.5,\"y\":1}",
          "{\"agent\":1,\"question\":\"\\u0000\"}",
          "{\"agent\":1,\"question\":[]}",
          "{\"@t\":\"stop\"}",
          "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
          "{\"\\ud83d\":1}",
          "\u00ff\u00fe",
          "{} {}",
          "{\"x\":NaN}");

  private final PretendCluster cluster = new PretendCluster();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Random random = new Random(4);
  private Served served;

  @BeforeEach
  void serve() {
    served =
        Served.of(
            cluster,
            "murmuration.control { requests-per-second = 1000000, commands-per-minute = 1000000 }",
            Map.of("MURMURATION_TOKEN", TOKEN));
  }

  @AfterEach
  void close() {
    served.close();
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  private static String post(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer abc\r\n"
        + "Origin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  @Test
  void whatIsDamagedIsNotTakenForADefectAndDoesNothing() {
    for (int i = 0; i < DAMAGED; i++) {
      look(damaged(GOOD.get(random.nextInt(GOOD.size()))));
    }
    assertThat(statuses.keySet()).contains(200, 400, 401, 404);
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.asked).noneMatch(what -> what.startsWith("s") || what.startsWith("resume"));
  }

  @Test
  void whoKnowsTheTokenAndSaysNonsenseChangesNothing() {
    for (int i = 0; i < WRONG; i++) {
      String body = BODIES.get(random.nextInt(BODIES.size()));
      String path =
          "/api/batches/"
              + number()
              + "/runs/"
              + number()
              + "/"
              + COMMANDS.get(random.nextInt(COMMANDS.size()))
              + (random.nextInt(5) == 0 ? "?from=" + number() : "");
      look(
          post(path, body)
              .replace("Bearer abc", "Bearer " + TOKEN)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(statuses.keySet()).contains(400).doesNotContain(200);
    assertThat(cluster.run.told).isEmpty();
    assertThat(cluster.asked).isEmpty();
  }

  private String number() {
    return switch (random.nextInt(12)) {
      case 0 -> "-1";
      case 1 -> "99999999999999999999";
      case 2 -> "%00";
      case 3 -> "";
      case 4 -> "2147483648";
      case 5, 6, 7 -> "0";
      default -> "1";
    };
  }

  private void look(byte[] request) {
    String response = served.raw(request);
    Matcher status = STATUS.matcher(response);
    if (!status.find()) {
      return;
    }
    int code = Integer.parseInt(status.group(1));
    String sent = new String(request, StandardCharsets.ISO_8859_1);
    assertThat(code).as(sent).isNotEqualTo(500);
    if (code >= 400) {
      assertThat(response).as(sent).contains("Content-Type: application/json", "{\"error\":\"");
      assertThat(response).as(sent).doesNotContain("\tat ", "Exception", "com.fasterxml", "akka.");
      assertThat(response).as(sent).contains("Content-Security-Policy: ");
    }
    statuses.merge(code, 1, Integer::sum);
  }

  /** The request with some bytes changed, left out, doubled or cut off. */
  private byte[] damaged(String good) {
    StringBuilder text = new StringBuilder(good);
    for (int times = 1 + random.nextInt(4); times > 0 && text.length() > 1; times--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, (char) (32 + random.nextInt(95)));
        case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
        default -> text.setLength(at);
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
