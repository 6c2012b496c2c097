package org.murmuration.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority made by {@code scripts/test-ca}, and the files of nodes that trust it. */
record TestCa(Path folder) {

  private static final Path SCRIPT = Path.of("scripts/test-ca").toAbsolutePath();

  /** Issues certificates for hosts; the authority is made with the first of them. */
  TestCa issue(String... hosts) {
    return issue(List.of(), hosts);
  }

  /** Issues certificates for hosts with options of the script. */
  TestCa issue(List<String> options, String... hosts) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(options);
    command.add(folder.toString());
    command.addAll(List.of(hosts));
    run(command);
    return this;
  }

  /** Runs a command that must succeed. */
  static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path key(String host) {
    return folder.resolve(host + ".key");
  }

  Path certificate(String host) {
    return folder.resolve(host + ".crt");
  }

  Path ca() {
    return folder.resolve("ca.crt");
  }

  NodeTls files(String host) {
    return new NodeTls(key(host), certificate(host), ca());
  }

  /** What the configuration of the node on a host says. */
  String settings(String host) {
    return settings(key(host), certificate(host), ca());
  }

  static String settings(Path key, Path certificate, Path ca) {
    return "murmuration.tls { key = \"%s\", certificate = \"%s\", ca = \"%s\" }%n"
        .formatted(key, certificate, ca);
  }
}
