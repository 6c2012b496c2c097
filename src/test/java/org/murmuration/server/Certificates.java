package org.murmuration.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certification authority for tests and what it signs, made with the JDK's keytool. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  /** A new authority in a folder; its certificate is {@code ca.pem}. */
  Certificates(Path folder) {
    this.folder = folder;
    pair("ca", "EC", "bc:c");
    keytool("ca", "-exportcert", "-alias", "ca", "-rfc", "-file", path("ca.pem"));
  }

  /** Certificate of the authority. */
  Path ca() {
    return folder.resolve("ca.pem");
  }

  /** Makes {@code NAME.key} and {@code NAME.pem} for this machine, signed by the authority. */
  Tls signed(String name, String algorithm) {
    String self = "san=ip:127.0.0.1,dns:localhost";
    pair(name, algorithm, self);
    keytool(name, "-certreq", "-alias", name, "-file", path(name + ".csr"));
    keytool(
        "ca",
        "-gencert",
        "-alias",
        "ca",
        "-ext",
        self,
        "-rfc",
        "-infile",
        path(name + ".csr"),
        "-outfile",
        path(name + ".pem"));
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
      Files.writeString(
          folder.resolve(name + ".key"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return new Tls(folder.resolve(name + ".key"), folder.resolve(name + ".pem"), ca());
  }

  private void pair(String name, String algorithm, String extension) {
    keytool(
        name,
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        algorithm,
        "-dname",
        "CN=" + name,
        "-validity",
        "2",
        "-ext",
        extension);
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }

  private void keytool(String store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", path(store + ".p12"), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
