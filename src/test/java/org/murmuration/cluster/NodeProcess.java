package org.murmuration.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own. */
final class NodeProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 90;

  private final Process process;
  private final Path out;
  private final Path err;

  private NodeProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a node with lines over {@code conf/cluster.conf}; what it says is kept in a folder. */
  static NodeProcess start(Path folder, String release, String lines) {
    String text = "include classpath(\"cluster.conf\")\n" + lines;
    return start(folder, release, text, Map.of(), List.of());
  }

  /** Starts a node with a configuration, an environment and options of its JVM. */
  static NodeProcess start(
      Path folder,
      String release,
      String configuration,
      Map<String, String> environment,
      List<String> options) {
    try {
      Path file = Files.createTempFile(folder, "node-", ".conf");
      Files.writeString(file, configuration);
      Path out = Files.createTempFile(folder, "node-", ".out");
      Path err = Files.createTempFile(folder, "node-", ".err");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xmx256m");
      command.add("-XX:TieredStopAtLevel=1");
      command.addAll(options);
      command.add("-cp");
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.addAll(List.of(NodeMain.class.getName(), file.toString(), release));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new NodeProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of nodes that it last said are up. */
  int up() {
    List<String> lines = lines(out).stream().filter(line -> line.startsWith("up: ")).toList();
    return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(lines.size() - 1).substring(4));
  }

  NodeProcess untilUp(int nodes) {
    TestNode.until(
        () -> nodes + " nodes are up, but " + up() + "; " + lines(err), () -> up() == nodes);
    return this;
  }

  List<String> errors() {
    return lines(err);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal, such as STOP. */
  void signal(String name) {
    TestCa.run(List.of("kill", "-" + name, Long.toString(process.pid())));
  }

  /** Waits until it ends by itself; its exit code. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("did not end: " + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
