package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.settings.InputError;

/** Beyond this machine a node listens with mutual TLS only, or if somebody takes it on himself. */
class NodeSecurityTest {

  private static final String ARTERY = "akka.remote.artery.canonical.hostname";
  private static final String MANAGEMENT = "akka.management.http.hostname";
  private static final String CONTROL = "murmuration.control.host";

  @TempDir static Path folder;

  private static TestCa ca;

  @BeforeAll
  static void certificates() {
    ca = new TestCa(folder).issue("10.1.2.3", "127.0.0.1");
  }

  private static NodeSetup setup(String... lines) {
    return NodeSetup.of(TestNode.config(String.join("\n", lines)), TestNode.RELEASE);
  }

  private static void assertRefused(String line, String... lines) {
    assertThatThrownBy(() -> setup(lines)).isInstanceOf(InputError.class).message().isEqualTo(line);
  }

  private static String host(String key, String host) {
    return key + " = \"" + host + "\"";
  }

  @Test
  void onTheLoopbackInterfaceNothingIsNeeded() {
    assertThat(setup().warning()).isEmpty();
    assertThat(setup(host(ARTERY, "127.0.0.3"), host(MANAGEMENT, "localhost")).warning()).isEmpty();
    assertThat(setup(host(ARTERY, "::1"), host(CONTROL, "::1")).warning()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ARTERY + ", 10.1.2.3",
    ARTERY + ", 0.0.0.0",
    ARTERY + ", 'no-such-host.invalid'",
    ARTERY + ", '<getHostAddress>'",
    "akka.remote.artery.bind.hostname, 0.0.0.0",
    "akka.remote.artery.bind.hostname, '::'",
    MANAGEMENT + ", 10.1.2.3",
    MANAGEMENT + ", <hostname>",
    "akka.management.http.bind-hostname, 0.0.0.0",
    CONTROL + ", 192.168.1.1"
  })
  void anyOtherInterfaceIsRefused(String key, String host) {
    assertRefused(
        "String:1: %s is %s; it can be reached from other machines, which takes mutual TLS: set"
                .formatted(key, host)
            + " murmuration.tls.key, .certificate and .ca, or murmuration.insecure = yes if the"
            + " network keeps everybody else out",
        host(key, host));
  }

  @Test
  void aNodeWithoutTheControlRoleDoesNotListenForIt() {
    assertThat(setup(host(CONTROL, "10.1.2.3"), "akka.cluster.roles = [agents]").warning())
        .isEmpty();
  }

  @Test
  void somebodyMayTakeItOnHimselfAndIsReminded() {
    assertThat(setup(host(ARTERY, "10.1.2.3"), "murmuration.insecure = yes").warning())
        .contains(
            "warning: murmuration.insecure is on: whoever reaches 10.1.2.3"
                + " (akka.remote.artery.canonical.hostname) can read and change everything");
    assertThat(setup("murmuration.insecure = yes").warning()).isEmpty();
  }

  @Test
  void withMutualTlsANodeMayListenEverywhere() {
    NodeSetup setup =
        setup(
            ca.settings("10.1.2.3"),
            host(ARTERY, "10.1.2.3"),
            host(MANAGEMENT, "10.1.2.3"),
            host(CONTROL, "0.0.0.0"));

    assertThat(setup.warning()).isEmpty();
    assertThat(setup.config().getString(NodeTls.TRANSPORT)).isEqualTo("tls-tcp");
    assertThat(setup.config().getString(NodeTls.PROVIDER)).isEqualTo(TlsEngine.class.getName());
  }

  @Test
  void tlsThatWasSetUpByHandDoesNotCount() {
    assertThatThrownBy(() -> setup(host(ARTERY, "10.1.2.3"), NodeTls.TRANSPORT + " = tls-tcp"))
        .hasMessageContaining("takes mutual TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "dns", "kubernetes"})
  void nodesThatAskEachOtherMustBeAbleTo(String join) {
    assertThatThrownBy(
            () ->
                setup(
                    ca.settings("10.1.2.3"),
                    host(ARTERY, "10.1.2.3"),
                    "murmuration { join = " + join + ", dns.name = nodes.example.org }"))
        .isInstanceOf(InputError.class)
        .hasMessageEndingWith(
            "akka.management.http.hostname is 127.0.0.1; it must be an address that other nodes"
                + " reach, for they ask there with murmuration.join = "
                + join);
  }

  @ParameterizedTest
  @CsvSource({
    "akka.actor.allow-java-serialization, on, off",
    "akka.log-config-on-start, on, off",
    "akka.management.http.route-providers-read-only, off, on"
  })
  void whatMakesANodeUnsafeCannotBeTurnedOn(String key, String wrong, String right) {
    assertRefused(
        "String:1: %s is %s; it must be %s".formatted(key, wrong, right), key + " = " + wrong);
  }

  @Test
  void aMisspeltKeyIsNotOverlooked() {
    assertRefused(
        "String:1: unknown key murmuration.insecur; did you mean insecure?; conf/cluster.conf has"
            + " them all",
        "murmuration.insecur = yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key = \"a\" | murmuration.tls.certificate and murmuration.tls.ca are empty",
        "key = \"a\", ca = \"b\" | murmuration.tls.certificate is empty"
      })
  void tlsTakesAllThreeFiles(String tls, String problem) {
    assertRefused(
        problem + "; TLS needs murmuration.tls.key, .certificate and .ca",
        "murmuration.tls { " + tls + " }");
  }
}
