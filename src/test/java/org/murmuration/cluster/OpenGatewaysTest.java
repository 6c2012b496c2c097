package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.CallSite;
import org.murmuration.mind.llm.CommonRecord;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.Share;

/** All gateways of a node take its share, those that are opened later, too. */
class OpenGatewaysTest {

  @TempDir Path folder;

  private final OpenGateways open = new OpenGateways();

  private CallSite open(String batch, HoldingServer server) {
    LlmMind mind = CallSite.behind(server.url(), "limits.concurrency = 10");
    Gateway gateway = CallSite.gateway(folder);
    open.add(batch, gateway);
    CallSite site = CallSite.open(gateway, mind, CommonRecord.open());
    IntStream.range(0, 20).forEach(i -> site.desk().place(CallSite.call(i, "{}"), mind.settings()));
    return site;
  }

  private void assertUnderWay(int calls, CallSite... sites) {
    for (CallSite site : sites) {
      assertThat(site.gateway().status().underWay()).isEqualTo(calls);
    }
    assertThat(open.load("n"))
        .isEqualTo(
            new GatewayLoad("n", (20 - calls) * sites.length, calls * sites.length, false, ""));
  }

  @Test
  void nothingIsSentBeforeTheNodeHasAShareAndThenAsMuchAsItIs() {
    try (HoldingServer server = HoldingServer.start()) {
      server.hold();
      try (CallSite one = open("1", server);
          CallSite two = open("2", server)) {
        assertUnderWay(0, one, two);
        open.share(new Share(0, 5), List.of());
        assertUnderWay(2, one, two);
        try (CallSite three = open("3", server)) {
          assertUnderWay(2, one, two, three);
          open.share(new Share(0, 2), List.of());
          assertUnderWay(5, one, two, three);
          assertThat(open.overdrawn()).isEmpty();
          open.share(new Share(0, 5), List.of());
          Map<String, Integer> three5 = Map.of("crowd", 3);
          assertThat(open.overdrawn()).isEqualTo(Map.of("1", three5, "2", three5, "3", three5));
          open.remove("3");
          assertThat(open.overdrawn()).containsOnlyKeys("1", "2");
        }
      }
    }
  }

  @Test
  void whatOtherNodesHaveBeyondTheirSharesCountsForItsBatchAlone() {
    try (HoldingServer server = HoldingServer.start()) {
      server.hold();
      open.share(
          new Share(0, 2),
          List.of(
              Map.of("1", Map.of("crowd", 1, "other", 3)),
              Map.of("1", Map.of("crowd", 2), "3", Map.of("crowd", 5))));
      try (CallSite one = open("1", server);
          CallSite two = open("2", server)) {
        assertThat(one.gateway().status().underWay()).isEqualTo(2);
        assertThat(two.gateway().status().underWay()).isEqualTo(5);
        open.share(new Share(0, 2), List.of());
        assertUnderWay(5, one, two);
      }
    }
  }
}
