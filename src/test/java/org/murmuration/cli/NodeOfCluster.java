package org.murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.murmuration.journal.postgres.PostgresServer;

/**
 * {@code murmuration node} in a process of its own, on a loopback address of its own, with the
 * database that tests share. Unless it joins another it is a cluster of its own.
 */
final class NodeOfCluster {

  static final Path JAR =
      Path.of(System.getProperty("murmuration.jar", "target/murmuration.jar")).toAbsolutePath();

  private static final AtomicInteger HOSTS = new AtomicInteger(1);
  private static final int PORT = 25520;

  private final Path folder;
  private final String host;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> classPath = new ArrayList<>();
  private MurmurationProcess process;

  private NodeOfCluster(Path folder, String host) {
    this.folder = folder;
    this.host = host;
    with("MURMURATION_HOST", host);
    with("MURMURATION_MANAGEMENT_HOST", host);
    with("MURMURATION_CONTROL_HOST", host);
    with("MURMURATION_SEEDS", address());
    with("MURMURATION_DB_URL", PostgresServer.shared().url());
    with("MURMURATION_DB_USER", PostgresServer.shared().settings().user());
  }

  /** A node that is not started yet. */
  static NodeOfCluster of(Path folder) {
    long process = ProcessHandle.current().pid();
    return new NodeOfCluster(
        folder,
        "127.%d.%d.%d".formatted(1 + process % 250, process / 250 % 250, HOSTS.getAndIncrement()));
  }

  NodeOfCluster with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  NodeOfCluster joining(NodeOfCluster other) {
    return with("MURMURATION_SEEDS", other.address());
  }

  /** What is in a folder stands before what is in the jar. */
  NodeOfCluster before(Path other) {
    classPath.add(other.toString());
    return this;
  }

  NodeOfCluster start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    classPath.add(JAR.toString());
    command.add(String.join(":", classPath));
    command.addAll(List.of("org.murmuration.cli.Main", "node"));
    process = MurmurationProcess.start(folder, environment, command);
    return this;
  }

  NodeOfCluster untilUp() {
    process.until("the node is up", () -> process.errors().contains(" is up; "));
    return this;
  }

  /** Waits until something is so while it runs. */
  void until(String what, BooleanSupplier condition) {
    process.until(what, condition);
  }

  /** Host and port at which other nodes reach it. */
  String address() {
    return host + ":" + PORT;
  }

  /** Host and port of its control API. */
  String control() {
    return host + ":7171";
  }

  /** Has the cluster carry out a scenario, to be written into {@code out}. */
  MurmurationProcess run(Path folder, Path scenario) {
    return MurmurationProcess.start(
        folder, "run", "-q", scenario, "--cluster", control(), "-o", folder.resolve("out"));
  }

  /** Whether a run goes on, and some of it is safe. */
  boolean isAtWork() {
    return PostgresServer.shared()
            .number("SELECT count(*) FROM run WHERE state = 'open' AND entries > 0")
        > 0;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has told so far, line by line. */
  List<String> said() {
    return process.errors().lines().toList();
  }

  MurmurationProcess.Ended end() {
    return process.end();
  }

  /** SIGTERM; comes back when it has left. */
  void terminate() {
    process.terminate();
    process.end();
  }

  /** SIGKILL. */
  void kill() {
    process.kill();
  }
}
