package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;

/** A few keys of {@code conf/cluster.conf} say everything that Akka has to know. */
class NodeSetupTest {

  private static final String DISCOVERY =
      "akka.management.cluster.bootstrap.contact-point-discovery.";

  private static Config setup(String lines) {
    return NodeSetup.of(TestNode.config(lines), TestNode.RELEASE).config();
  }

  @ParameterizedTest
  @CsvSource({
    "1, keep-oldest, 7",
    "2, keep-oldest, 7",
    "3, keep-majority, 7",
    "5, keep-majority, 7",
    "6, keep-majority, 10",
    "10, keep-majority, 10",
    "20, keep-majority, 13",
    "50, keep-majority, 17",
    "100, keep-majority, 20",
    "101, keep-majority, 30"
  })
  void theSizeOfTheClusterSaysHowNodesAreGivenUp(int size, String strategy, int seconds) {
    Config resolver =
        setup("murmuration.cluster-size = " + size).getConfig("akka.cluster.split-brain-resolver");

    assertThat(resolver.getString("active-strategy")).isEqualTo(strategy);
    assertThat(resolver.getDuration("stable-after")).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(resolver.getBoolean("keep-oldest.down-if-alone")).isTrue();
  }

  @Test
  void unlessTheConfigurationSaysIt() {
    Config config =
        setup("murmuration.downing { strategy = static-quorum, stable-after = 1 minute }");

    assertThat(config.getString("akka.cluster.split-brain-resolver.active-strategy"))
        .isEqualTo("static-quorum");
    assertThat(config.getDuration("akka.cluster.split-brain-resolver.stable-after"))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aNodeThatIsNotToldOtherwiseBeginsAClusterOfItsOwn() {
    Config config = setup("");

    assertThat(config.getStringList("akka.cluster.seed-nodes"))
        .containsExactly("akka://murmuration@127.0.0.1:25520");
    assertThat(config.getString("akka.cluster.downing-provider-class"))
        .isEqualTo("akka.cluster.sbr.SplitBrainResolverProvider");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "murmuration.seeds = [\"a:1\", \"[::1]:2\"]",
        "murmuration.seeds = \"a:1, [::1]:2\"",
      })
  void seedsAreAListOrATextWithCommas(String lines) {
    assertThat(setup(lines).getStringList("akka.cluster.seed-nodes"))
        .containsExactly("akka://murmuration@a:1", "akka://murmuration@[::1]:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|20",
        "murmuration.seeds = \"127.0.0.1:25520, b:2\"|20",
        "akka.cluster.seed-node-timeout = 30s|30",
        "murmuration.seeds = \"b:2, 127.0.0.1:25520\"|5",
        "murmuration.seeds = \"127.0.0.1:25521, 127.0.0.1:25520\"|5",
      })
  void onlyWhoMayBeginAClusterWaitsForLong(String lines, long seconds) {
    assertThat(setup(lines).getDuration("akka.cluster.seed-node-timeout"))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void contactPointsStandInTheConfiguration() {
    Config config =
        setup("murmuration { join = config, contact-points = \"a:1,b:2\", cluster-size = 4 }");

    assertThat(config.getString("akka.discovery.method")).isEqualTo("config");
    assertThat(config.getConfigList("akka.discovery.config.services.murmuration.endpoints"))
        .extracting(point -> point.getString("host") + point.getInt("port"))
        .containsExactly("a1", "b2");
    assertThat(config.getInt(DISCOVERY + "required-contact-point-nr")).isEqualTo(3);
    assertThat(config.getStringList("akka.cluster.seed-nodes")).isEmpty();
  }

  @Test
  void orANameStandsForThem() {
    Config config = setup("murmuration { join = dns, dns.name = nodes.example.org }");

    assertThat(config.getString("akka.discovery.method")).isEqualTo("akka-dns");
    assertThat(config.getString(DISCOVERY + "effective-name")).isEqualTo("nodes.example.org");
    assertThat(config.getString(DISCOVERY + "port-name")).isEmpty();
  }

  @Test
  void orKubernetesKnowsThem() {
    Config config = setup("murmuration.join = kubernetes");

    assertThat(config.getString("akka.discovery.method")).isEqualTo("kubernetes-api");
    assertThat(config.getString(DISCOVERY + "service-name")).isEqualTo("murmuration");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "murmuration.join = seed | String:1: murmuration.join is seed; it must be one of seeds,"
            + " config, dns, kubernetes",
        "murmuration.seeds = [] | String:1: murmuration.seeds is []; it must name a node, such as"
            + " [\"10.0.0.1:25520\"]",
        "murmuration.seeds = [a] | String:1: murmuration.seeds is [a]; it must name host:port, such"
            + " as 10.0.0.1:25520, but has a",
        "murmuration.seeds = [\"::1:5\"] | String:1: murmuration.seeds is [::1:5]; it must name"
            + " host:port, such as 10.0.0.1:25520, but has ::1:5",
        "murmuration.seeds = {} | String:1: murmuration.seeds is {}; it must be a list such as"
            + " [\"10.0.0.1:25520\", \"10.0.0.2:25520\"]",
        "murmuration { join = config, contact-points = [] } | String:1: murmuration.contact-points"
            + " is []; it must name the Akka Management of every node, as [\"10.0.0.1:8558\"]",
        "murmuration { join = dns, dns.name = \"\" } | String:1: murmuration.dns.name is empty; it"
            + " must be a name that stands for all nodes",
        "murmuration.cluster-size = 0 | String:1: murmuration.cluster-size is 0; it must be 1 or"
            + " more",
        "murmuration.cluster-size = few | String: 1: murmuration.cluster-size has type STRING rather"
            + " than NUMBER",
        "murmuration.downing.strategy = keep | String:1: murmuration.downing.strategy is keep; it"
            + " must be one of by-size, lease-majority, keep-majority, keep-oldest, static-quorum, down-all",
        "murmuration { journal = files, downing.strategy = lease-majority } | String:1:"
            + " murmuration.downing.strategy is lease-majority; it needs murmuration.journal ="
            + " postgresql, which decides",
        "murmuration.downing.stable-after = soon | String:1: murmuration.downing.stable-after is"
            + " soon; it must be by-size, or a time such as 7s"
      })
  void whatCannotBeIsRefusedInOneLine(String lines, String message) {
    assertThatThrownBy(() -> setup(lines))
        .isInstanceOf(InputError.class)
        .message()
        .isEqualTo(message)
        .doesNotContain("\n");
  }

  @Test
  void thePlacesOfKeysAreThoseThatUsersKnow() {
    assertThat(List.of(Keys.place(TestNode.config("").getValue("murmuration.dns.port-name"))))
        .allMatch(place -> place.matches("conf/cluster.conf:\\d+"));
  }
}
