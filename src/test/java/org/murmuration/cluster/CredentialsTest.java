package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;

/** Certificates that other nodes would refuse are refused at home, with a reason. */
class CredentialsTest {

  private static final String HOST = "node1.example.org";

  @TempDir static Path folder;

  private static TestCa ca;
  private static TestCa other;

  @BeforeAll
  static void certificates() {
    ca = new TestCa(folder.resolve("ours")).issue(HOST, "10.0.0.1", "*.nodes.example.org");
    other = new TestCa(folder.resolve("theirs")).issue(HOST);
  }

  private static void assertRefused(NodeTls files, String line) {
    assertThatThrownBy(() -> Credentials.of(files))
        .isInstanceOf(InputError.class)
        .message()
        .isEqualTo(line);
  }

  private static void openssl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    TestCa.run(command);
  }

  @Test
  void whatTheScriptMakesIsAccepted() throws IOException {
    assertThatCode(() -> Credentials.of(ca.files(HOST))).doesNotThrowAnyException();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ca.key(HOST))))
        .isEqualTo("rw-------");
  }

  @Test
  void keysAsOlderToolsWriteThemAreAccepted() {
    Path old = folder.resolve("pkcs1.key");
    openssl("rsa", "-traditional", "-in", ca.key(HOST).toString(), "-out", old.toString());

    assertThat(old).content().startsWith("-----BEGIN RSA PRIVATE KEY-----");
    assertThatCode(() -> Credentials.of(new NodeTls(old, ca.certificate(HOST), ca.ca())))
        .doesNotThrowAnyException();
  }

  @Test
  void aFileThatIsNotThere() {
    Path missing = folder.resolve("missing.pem");
    NodeTls good = ca.files(HOST);

    assertRefused(
        new NodeTls(missing, good.certificate(), good.ca()),
        "murmuration.tls.key " + missing + ": there is no such file");
    assertRefused(
        new NodeTls(good.key(), missing, good.ca()),
        "murmuration.tls.certificate " + missing + ": there is no such file");
    assertRefused(
        new NodeTls(good.key(), good.certificate(), missing),
        "murmuration.tls.ca " + missing + ": there is no such file");
  }

  @Test
  void aFolderInPlaceOfAFile() {
    assertRefused(
        new NodeTls(folder, ca.certificate(HOST), ca.ca()),
        "murmuration.tls.key " + folder + ": it cannot be read");
  }

  @Test
  void filesThatHoldSomethingElse() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "no PEM at all\n");
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
    NodeTls good = ca.files(HOST);

    assertRefused(
        new NodeTls(text, good.certificate(), good.ca()),
        "murmuration.tls.key " + text + ": it must hold an RSA key without a password, as PEM");
    assertRefused(
        new NodeTls(good.key(), text, good.ca()),
        "murmuration.tls.certificate " + text + ": it must hold a certificate, as PEM");
    assertRefused(
        new NodeTls(good.key(), good.key(), good.ca()),
        "murmuration.tls.certificate " + good.key() + ": it must hold a certificate, as PEM");
  }

  @Test
  void aKeyWithAPasswordOrOfAnotherKind() {
    Path locked = folder.resolve("locked.key");
    Path curve = folder.resolve("curve.key");
    String secret = "pass:geheim";
    openssl(
        "rsa",
        "-aes256",
        "-passout",
        secret,
        "-in",
        ca.key(HOST).toString(),
        "-out",
        locked.toString());
    openssl(
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        curve.toString());

    for (Path key : List.of(locked, curve)) {
      assertRefused(
          new NodeTls(key, ca.certificate(HOST), ca.ca()),
          "murmuration.tls.key " + key + ": it must hold an RSA key without a password, as PEM");
    }
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, false", "rw-r-----, true", "r--------, true"})
  void aKeyIsForItsOwnerAndGroup(String permissions, boolean fine) throws IOException {
    Path key = Files.copy(ca.key(HOST), folder.resolve(permissions + ".key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
    NodeTls files = new NodeTls(key, ca.certificate(HOST), ca.ca());

    if (fine) {
      assertThatCode(() -> Credentials.of(files)).doesNotThrowAnyException();
    } else {
      assertRefused(
          files,
          "murmuration.tls.key " + key + ": everybody on this machine may read it; chmod 600 it");
    }
  }

  @Test
  void filesThatDoNotBelongTogether() {
    assertRefused(
        new NodeTls(other.key(HOST), ca.certificate(HOST), ca.ca()),
        "murmuration.tls.certificate %s: it is not for the key in %s"
            .formatted(ca.certificate(HOST), other.key(HOST)));
    assertRefused(
        new NodeTls(ca.key(HOST), ca.certificate(HOST), other.ca()),
        "murmuration.tls.certificate %s: it was not issued by the authority in %s"
            .formatted(ca.certificate(HOST), other.ca()));
  }

  @Test
  void certificatesThatAreNotValidAnyMore() {
    String both = "extendedKeyUsage = serverAuth, clientAuth";
    Path certificate = signed("expired", "/CN=murmuration", both, 0);
    Path authority = folder.resolve("expired-ca.crt");
    openssl(
        "x509",
        "-in",
        ca.ca().toString(),
        "-signkey",
        ca.key("ca").toString(),
        "-days",
        "0",
        "-out",
        authority.toString());

    assertExpired(new NodeTls(ca.key(HOST), certificate, ca.ca()), "certificate " + certificate);
    assertExpired(new NodeTls(ca.key(HOST), ca.certificate(HOST), authority), "ca " + authority);
  }

  private static void assertExpired(NodeTls files, String which) {
    assertThatThrownBy(() -> Credentials.of(files))
        .isInstanceOf(InputError.class)
        .message()
        .matches("murmuration.tls." + which + ": it expired at 20\\d\\d-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void certificatesThatCannotServeBothSidesOrNameNobody() {
    Path server = signed("server", "/CN=murmuration", "extendedKeyUsage = serverAuth", 2);
    Path nobody = signed("nobody", "/O=lab", "subjectAltName = IP:10.0.0.1", 2);

    assertRefused(
        new NodeTls(ca.key(HOST), server, ca.ca()),
        "murmuration.tls.certificate %s: a node is client and server; its extended key usage must"
                .formatted(server)
            + " allow both");
    assertRefused(
        new NodeTls(ca.key(HOST), nobody, ca.ca()),
        "murmuration.tls.certificate %s: it names nobody; it must have a common name, the same for"
                .formatted(nobody)
            + " all nodes");
  }

  @ParameterizedTest
  @CsvSource({
    "node1.example.org, NODE1.example.org, true",
    "node1.example.org, node2.example.org, false",
    "node1.example.org, 10.0.0.1, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "*.nodes.example.org, a.nodes.example.org, true",
    "*.nodes.example.org, a.b.nodes.example.org, false",
    "*.nodes.example.org, nodes.example.org, false"
  })
  void aCertificateNamesTheHostItIsFor(String certificate, String host, boolean named) {
    Credentials credentials = Credentials.of(ca.files(certificate));

    if (named) {
      assertThatCode(() -> credentials.requireHost(host)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> credentials.requireHost(host))
          .isInstanceOf(InputError.class)
          .message()
          .isEqualTo(
              "murmuration.tls.certificate %s: it does not name %s, where others reach this node;"
                      .formatted(ca.certificate(certificate), host)
                  + " issue one that does, or set murmuration.tls.verify-host = no");
    }
  }

  /** A certificate for the key of the host with another subject and extension. */
  private static Path signed(String name, String subject, String extension, int days) {
    try {
      Path request = folder.resolve(name + ".csr");
      Path certificate = folder.resolve(name + ".crt");
      Path extensions = Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
      openssl(
          "req",
          "-new",
          "-key",
          ca.key(HOST).toString(),
          "-subj",
          subject,
          "-out",
          request.toString());
      openssl(
          "x509",
          "-req",
          "-in",
          request.toString(),
          "-CA",
          ca.ca().toString(),
          "-CAkey",
          ca.folder().resolve("ca.key").toString(),
          "-days",
          Integer.toString(days),
          "-extfile",
          extensions.toString(),
          "-out",
          certificate.toString());
      return certificate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
