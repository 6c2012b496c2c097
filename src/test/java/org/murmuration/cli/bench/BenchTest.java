package org.murmuration.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchTest {

  private static final Duration SHORT = Duration.ofMillis(250);
  private static final int AGENTS = 10;

  private final Config node = ConfigFactory.load(ConfigFactory.parseResources("single.conf"));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Bench bench =
      new Bench(node, new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void everyContestantPlaysTheSameGame() {
    bench.speed(Choice.COMMITTED, AGENTS, SHORT, Set.copyOf(Bench.CONTESTANTS));

    List<Map<String, Object>> contestants = contestants("committed");
    assertThat(contestants).extracting(c -> c.get("name")).isEqualTo(Bench.CONTESTANTS);
    assertThat(contestants)
        .allSatisfy(
            contestant -> {
              assertThat((double) contestant.get("encounters-per-second")).isPositive();
              assertThat((double) contestant.get("agreement")).isEqualTo(1.0);
              assertThat(printed.toString(StandardCharsets.UTF_8))
                  .contains(contestant.get("name").toString());
            });
  }

  @Test
  void onlyTheNamedContestantsPlay() {
    bench.speed(Choice.COMMITTED, AGENTS, SHORT, Set.of("sequential", "plain-loop"));

    assertThat(contestants("committed"))
        .extracting(c -> c.get("name"))
        .containsExactly("plain-loop", "sequential");
    assertThat(figures("committed")).doesNotContainKey("engine-actors-shares");
  }

  @Test
  void theSharesOfTheActorsTimeAddUpToOne() {
    bench.speed(Choice.COMMITTED, AGENTS, SHORT, Set.of("engine-actors"));

    Map<?, ?> shares = (Map<?, ?>) figures("committed").get("engine-actors-shares");
    assertThat(shares.values().stream().mapToDouble(share -> (Double) share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void aPopulationIsMeasuredOnceEveryAgentHasMetAnother() {
    bench.residence(List.of(500));

    List<?> residences = (List<?>) bench.figures().get("resident");
    Map<?, ?> residence = (Map<?, ?>) residences.get(0);
    assertThat(residence.get("agents")).isEqualTo(500);
    assertThat((double) residence.get("seconds")).isPositive();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("bytes/agent");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> figures(String mind) {
    return (Map<String, Object>) bench.figures().get(mind);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> contestants(String mind) {
    return (List<Map<String, Object>>) figures(mind).get("contestants");
  }
}
