package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
class AdmissionTest {

  private static final String SECRET = "correct-horse-battery-staple";
  private static final Map<String, String> TOKEN = Map.of("MURMURATION_TOKEN", SECRET);
  private static final String EVERYWHERE =
      "murmuration { control.host = \"0.0.0.0\", insecure = yes }";
  private static final String STOP = "/api/batches/1/stop";

  private final PretendCluster cluster = new PretendCluster();
  private Served served;

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void onThisMachineReadingIsFreeAndChangingTakesTheToken() {
    served = Served.of(cluster, "", TOKEN);

    assertThat(served.get("/api/cluster").statusCode()).isEqualTo(200);
    for (HttpResponse<String> stranger :
        List.of(
            served.post(STOP, "{}"),
            served.post(STOP, "{}", "Authorization", "Bearer wrong"),
            served.post(STOP, "{}", "Authorization", "Bearer " + SECRET + "x"),
            served.post(STOP, "{}", "Authorization", "Bearer " + SECRET.substring(1)),
            served.post(STOP, "{}", "Authorization", "Bearer"),
            served.post(STOP, "{}", "Authorization", SECRET),
            served.post(STOP, "{}", "Authorization", "Basic " + SECRET),
            served.send(served.request(STOP).DELETE().build()))) {
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(stranger.body()).startsWith("{\"error\":\"it takes the token of the cluster");
      assertThat(stranger.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer");
    }
    assertThat(cluster.asked).isEmpty();
    assertThat(served.post(STOP, "{}", "Authorization", "Bearer " + SECRET).statusCode())
        .isEqualTo(404);
    assertThat(cluster.asked).containsExactly("stop 1");
  }

  @Test
  void beyondThisMachineEverythingTakesTheToken() {
    served = Served.of(cluster, EVERYWHERE, TOKEN);

    for (String path : List.of("/api/cluster", "/api/batches/1", "/api/nothing", "/nothing")) {
      assertThat(served.get(path).statusCode()).isEqualTo(401);
    }
    assertThat(served.get("/api/cluster", "Authorization", "bearer " + SECRET).statusCode())
        .isEqualTo(200);
    assertThat(served.get("/api/nothing", "Authorization", "Bearer " + SECRET).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoOpensItToEverybodyHasItOpenToEverybody() {
    served = Served.of(cluster, EVERYWHERE, Map.of());

    assertThat(served.get("/api/cluster").statusCode()).isEqualTo(200);
    assertThat(served.post(STOP, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void aNameThatWasMadeToPointHereIsRefused() {
    served = Served.of(cluster, "murmuration.control.host = \"127.0.0.1\"", Map.of());

    for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
      assertThat(asking(host)).startsWith("HTTP/1.1 200");
      assertThat(asking(host + ":" + served.port())).startsWith("HTTP/1.1 200");
    }
    for (String host :
        List.of(
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "10.0.0.1")) {
      assertThat(asking(host))
          .startsWith("HTTP/1.1 403")
          .contains("{\"error\":\"the header Host must name this machine");
    }
    assertThat(served.raw("GET /api/cluster HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void theNameItIsBoundToIsItsOwn() {
    served = Served.of(cluster, "murmuration.control.host = localhost", Map.of());

    assertThat(asking("localhost:" + served.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void aPageOfAnotherServerChangesNothing() {
    served = Served.of(cluster);
    String own = "http://127.0.0.1:" + served.port();

    for (String origin :
        List.of(
            "http://evil.example",
            "null",
            own.replace("http", "https"),
            "http://127.0.0.1",
            own + "1",
            own + " http://evil.example")) {
      HttpResponse<String> response = served.post(STOP, "{}", "Origin", origin);
      assertThat(response.statusCode()).as(origin).isEqualTo(403);
      assertThat(response.body()).contains("pages of other servers");
    }
    assertThat(cluster.asked).isEmpty();
    assertThat(served.post(STOP, "{}", "Origin", own).statusCode()).isEqualTo(404);
    assertThat(served.get("/api/cluster", "Origin", "http://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  private String asking(String host) {
    return served.raw(
        "GET /api/cluster HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}
