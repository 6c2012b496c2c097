package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.settings.InputError;

/** Where a node listens. */
class ControlServerTest {

  @Test
  void aPortThatIsTakenIsSaidInOneLine() {
    try (Served served = Served.of(new PretendCluster())) {
      String same = "murmuration.control.port = " + served.port();

      assertThatThrownBy(() -> Served.of(new PretendCluster(), same, Map.of()))
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(
              "the control API cannot listen on 127.0.0.1 port " + served.port() + ": ")
          .hasMessageEndingWith("; murmuration.control says where")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void itIsNamedByHostAndThePortItGot() {
    try (Served four = Served.of(new PretendCluster());
        Served six =
            Served.of(new PretendCluster(), "murmuration.control.host = \"::1\"", Map.of())) {
      assertThat(four.address()).isEqualTo("127.0.0.1:" + four.port());
      assertThat(six.address()).isEqualTo("[::1]:" + six.port());
      assertThat(six.port()).isPositive();
    }
  }

  @Test
  void onceClosedItListensNoMore() {
    try (Served served = Served.of(new PretendCluster())) {
      assertThat(served.get("/api/cluster").statusCode()).isEqualTo(200);

      served.stopListening();

      assertThat(served.raw("GET /api/cluster HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEmpty();
    }
  }
}
