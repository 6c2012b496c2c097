package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.TestNode.RELEASE;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.TestNode.Place;

/** Nodes with certificates of one authority and one name form a cluster; nobody else gets in. */
class TlsBetweenNodesTest {

  private static final String FIRST = "127.0.0.1";
  private static final String SECOND = "127.0.0.2";

  /** So that a stranger comes to an end, and it is sure that it tried more than once. */
  private static final String GIVING_UP =
      """
      akka.cluster { seed-node-timeout = 1s, shutdown-after-unsuccessful-join-seed-nodes = 5s }
      """;

  @TempDir static Path folder;

  private static TestCa ca;
  private static Place place;
  private static TestNode cluster;

  @BeforeAll
  static void aNodeWithTls() {
    ca = new TestCa(folder.resolve("ours")).issue(FIRST, SECOND);
    place = Place.at(FIRST);
    cluster = TestNode.start(place, place, RELEASE, ca.settings(FIRST)).untilUp(1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static TestNode joining(String lines) {
    return TestNode.start(Place.at(SECOND), place, RELEASE, lines);
  }

  private static void assertKeptOut(String lines) {
    try (TestNode stranger = joining(lines + GIVING_UP)) {
      assertThat(stranger.partingWords()).containsExactly("no node of the cluster answered");
    }
    assertThat(cluster.up()).isEqualTo(1);
    assertThat(cluster.isTerminated()).isFalse();
  }

  private static void assertLetIn(Supplier<TestNode> start) {
    try (TestNode node = start.get()) {
      node.untilUp(2);
      cluster.untilUp(2);
    }
    cluster.untilUp(1);
  }

  @Test
  void aNodeWithACertificateOfTheSameAuthorityJoins() {
    assertLetIn(() -> joining(ca.settings(SECOND)));
  }

  @Test
  void oneWithACertificateOfAnotherAuthorityDoesNot() {
    TestCa other = new TestCa(folder.resolve("theirs")).issue(SECOND);

    assertKeptOut(other.settings(SECOND));
    assertLetIn(() -> joining(ca.settings(SECOND)));
  }

  @Test
  void norDoesOneThatTrustsUsButIsNotTrusted() {
    TestCa other = new TestCa(folder.resolve("strangers")).issue(SECOND);
    String akka =
        "akka.remote.artery.ssl.rotating-keys-engine { key-file = \"%s\", cert-file = \"%s\" }%n"
            .formatted(other.key(SECOND), other.certificate(SECOND));

    assertKeptOut(asEngine(akka));
  }

  @Test
  void norDoesOneWithoutTls() {
    assertKeptOut("");
    assertLetIn(() -> joining(ca.settings(SECOND)));
  }

  @Test
  void norDoesOneOfTheSameAuthorityWithAnotherName() {
    TestCa same = new TestCa(ca.folder());
    same.issue(List.of("--name", "payroll"), "127.0.0.3");

    assertKeptOut(same.settings("127.0.0.3") + "murmuration.tls.verify-host = no\n");
  }

  @Test
  void aNodeThatIsNotWhereItsCertificateSaysIsNotCalled() {
    Place elsewhere = Place.at("127.0.0.4");
    String lines = ca.settings(FIRST) + "murmuration.tls.verify-host = no\n";
    try (TestNode impostor = TestNode.start(elsewhere, elsewhere, RELEASE, lines).untilUp(1);
        TestNode node =
            TestNode.start(Place.at(SECOND), elsewhere, RELEASE, ca.settings(SECOND) + GIVING_UP)) {
      assertThat(node.partingWords()).containsExactly("no node of the cluster answered");
      assertThat(impostor.up()).isEqualTo(1);
      assertLetIn(() -> TestNode.start(Place.at(SECOND), place, RELEASE, ca.settings(SECOND)));
    }
  }

  /** Our engine with files that its own checks at home would refuse. */
  private static String asEngine(String akka) {
    return """
    murmuration.tls { key = "", certificate = "", ca = "" }
    akka.remote.artery { transport = tls-tcp, ssl.ssl-engine-provider = "%s" }
    akka.remote.artery.ssl.rotating-keys-engine.ca-cert-file = "%s"
    """
            .formatted(TlsEngine.class.getName(), ca.ca())
        + akka;
  }
}
