package org.murmuration.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallBenchTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int AGENTS = 20;

  private final Config node = ConfigFactory.load(ConfigFactory.parseResources("single.conf"));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Bench bench =
      new Bench(node, new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void howBusyASlowModelIsKeptIsMeasured() {
    bench.busyShare(AGENTS, 4, List.of(7), Duration.ofSeconds(1), Duration.ofSeconds(2));

    Map<?, ?> figures = (Map<?, ?>) ((List<?>) bench.figures().get("busy-share")).get(0);
    assertThat(figures.get("look-ahead")).isEqualTo(7);
    assertThat((long) figures.get("calls")).isPositive();
    assertThat((double) figures.get("busy-share")).isBetween(0.0, 1.0);
    assertThat((int) figures.get("threads")).isPositive();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("CPU µs/call");
  }

  @Test
  void encountersOfMindsThatAnswerAtOnceAreCounted() {
    bench.instantCalls(AGENTS, SHORT);

    Map<?, ?> figures = (Map<?, ?>) bench.figures().get("instant-calls");
    assertThat(figures.get("agents")).isEqualTo(AGENTS);
    assertThat((double) figures.get("encounters-per-second")).isPositive();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("rehearsal");
  }
}
