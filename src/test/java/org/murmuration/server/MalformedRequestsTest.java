package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two thousand requests that are not what they should be. */
class MalformedRequestsTest {

  private static final int REQUESTS = 2000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");
  private static final List<String> GOOD =
      List.of(
          "GET /api/batches/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "GET /api/batches/1/runs/0/encounters?from=0 HTTP/1.1\r\nHost: localhost\r\n"
              + "Connection: close\r\n\r\n",
          "DELETE /api/cluster HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "GET /api/cluster HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "POST /api/batches HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Authorization: Bearer abc\r\nOrigin: http://localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: 72\r\n\r\n"
              + "{\"name\":\"x\",\"manifest\":{\"scenario\":{}},\"scenarioText\":\"\",\"inputs\":{\"a\":\"\"}}",
          "POST /api/batches/1/resume HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "f\r\n{\"budget\":[\"a\"]\r\n1\r\n}\r\n0\r\n\r\n");

  @Test
  void noneIsTakenForADefect() {
    Random random = new Random(4);
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (Served served = Served.of(new PretendCluster())) {
      for (int i = 0; i < REQUESTS; i++) {
        byte[] request = damaged(GOOD.get(random.nextInt(GOOD.size())), random);
        String response = served.raw(request);
        Matcher status = STATUS.matcher(response);
        if (status.find()) {
          int code = Integer.parseInt(status.group(1));
          assertThat(code).as(new String(request, StandardCharsets.ISO_8859_1)).isNotEqualTo(500);
          if (code >= 400) {
            assertThat(response).contains("Content-Type: application/json", "{\"error\":\"");
            assertThat(response).doesNotContain("\tat ", "Exception");
          }
          statuses.merge(code, 1, Integer::sum);
        }
      }
      assertThat(served.get("/api/cluster").statusCode()).isEqualTo(200);
    }
    assertThat(statuses).containsKeys(200, 400, 403, 404, 405);
    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThan(REQUESTS / 2);
  }

  /** The request with some bytes changed, left out, doubled or cut off. */
  private static byte[] damaged(String good, Random random) {
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
