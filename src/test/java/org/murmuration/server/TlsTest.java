package org.murmuration.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.server.client.ControlClient;
import org.murmuration.server.client.NodeAddress;
import org.murmuration.settings.InputError;

/** Nodes and clients that show each other certificates. */
class TlsTest {

  @TempDir private static Path folder;
  private static Tls client;
  private static Tls stranger;
  private static Served served;

  @BeforeAll
  static void aNodeWithACertificate() throws IOException {
    Certificates authority = new Certificates(Files.createDirectory(folder.resolve("own")));
    Tls node = authority.signed("node", "RSA");
    client = authority.signed("client", "EC");
    stranger =
        new Certificates(Files.createDirectory(folder.resolve("other"))).signed("client", "EC");
    served =
        Served.of(
            new PretendCluster(),
            """
            akka.remote.artery.transport = tls-tcp
            murmuration.tls { key = "%s", certificate = "%s", ca = "%s" }
            """
                .formatted(node.key(), node.certificate(), node.ca()),
            Map.of());
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @Test
  void aClientWithACertificateOfTheClusterIsAnswered() {
    assertThat(served.address()).startsWith("https://127.0.0.1:");
    assertThat(asking(served.address(), client).cluster().version()).isEqualTo("development");
  }

  @Test
  void aClientWithoutOneIsNot() {
    Tls nobody = new Tls(null, null, client.ca());
    Tls other = new Tls(stranger.key(), stranger.certificate(), client.ca());

    for (Tls tls : List.of(nobody, other)) {
      assertThatThrownBy(() -> asking(served.address(), tls).cluster())
          .isInstanceOf(InputError.class)
          .message()
          .contains("127.0.0.1:" + served.port())
          .doesNotContain("\n");
    }
  }

  @Test
  void aNodeThatAnotherAuthorityVouchesForIsNotTrusted() {
    assertThatThrownBy(() -> asking(served.address(), stranger).cluster())
        .isInstanceOf(InputError.class)
        .hasMessageContaining("there is no trust between it and this machine")
        .hasMessageContaining("--ca must name the CA of the cluster");
  }

  @Test
  void plainHttpIsNotAnswered() {
    assertThatThrownBy(() -> asking("127.0.0.1:" + served.port(), client).cluster())
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("nobody answers at 127.0.0.1:" + served.port());
  }

  @Test
  void filesThatAreNoneAreNamed() throws IOException {
    Path missing = folder.resolve("missing.pem");
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN PRIVATE KEY-----\naGVsbG8=\n-----END PRIVATE KEY-----\n");

    refused(new Tls(missing, client.certificate(), client.ca()), missing + ": cannot be read:");
    refused(new Tls(text, client.certificate(), client.ca()), text + ": is no private key in PEM");
    refused(
        new Tls(broken, client.certificate(), client.ca()), broken + ": is no private key in PEM");
    refused(new Tls(client.key(), text, client.ca()), text + ": holds no certificate in PEM");
    refused(new Tls(null, null, text), text + ": holds no certificate in PEM");
  }

  private static void refused(Tls tls, String beginning) {
    assertThatThrownBy(tls::context)
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(beginning);
  }

  private static ControlClient asking(String address, Tls tls) {
    return new ControlClient(
        NodeAddress.list(address),
        Optional.empty(),
        Optional.of(tls),
        new ControlClient.Patience(Duration.ZERO, Duration.ZERO));
  }
}
