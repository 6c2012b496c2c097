package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.TestNode.RELEASE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.TestNode.Place;

/** Nodes in processes of their own find each other, lose each other, and part. */
class JoiningIT {

  private static final List<String> HOSTS = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");

  @TempDir Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(NodeProcess::close);
  }

  private NodeProcess start(String release, String lines) {
    NodeProcess node = NodeProcess.start(folder, release, "murmuration.journal = files\n" + lines);
    nodes.add(node);
    return node;
  }

  private List<NodeProcess> startBySeeds(String lines) {
    Place seed = Place.at(HOSTS.get(0));
    for (String host : HOSTS) {
      Place place = host.equals(seed.host()) ? seed : Place.at(host);
      start(RELEASE, place.joining(seed) + lines);
    }
    nodes.forEach(node -> node.untilUp(HOSTS.size()));
    return nodes;
  }

  @Test
  void aNodeThatDiesIsGivenUpWithinHalfAMinute() {
    List<NodeProcess> three = startBySeeds("");
    long killed = System.nanoTime();
    three.get(0).close();

    three.get(1).untilUp(2);
    three.get(2).untilUp(2);
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(25));
  }

  @Test
  void nodesThatAreToldToStopLeaveAtOnceAndThoseThatAreSilentForTooLongEndWithAReason() {
    List<NodeProcess> three = startBySeeds("murmuration.downing.stable-after = 3s\n");
    three.get(2).signal("STOP");
    three.get(0).untilUp(2);
    three.get(1).untilUp(2);
    three.get(2).signal("CONT");

    assertThat(three.get(2).exitCode()).isEqualTo(255);
    assertThat(three.get(2).errors())
        .containsExactly(
            "the other nodes could not reach this node and went on without it; start it again");

    three.get(1).signal("TERM");

    assertThat(three.get(1).exitCode()).isEqualTo(143);
    assertThat(three.get(1).errors()).isEmpty();
    three.get(0).untilUp(1);
  }

  @Test
  void aNodeThatIsRefusedEndsWithOneLine() {
    Place seed = Place.at(HOSTS.get(0));
    start(RELEASE, seed.joining(seed)).untilUp(1);
    NodeProcess other = start("9.9.9 (fed)", Place.at(HOSTS.get(1)).joining(seed));

    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.errors())
        .containsExactly(
            "this node is release 9.9.9 (fed), the cluster at %s runs 1.2.3 (abc); use the same"
                    .formatted(seed.address())
                + " on all nodes");
  }
}
