package org.murmuration.cluster;

import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunFailure;

/** Helper processes on this machine that host agents: start with a run, and end with it. */
public final class LocalNodes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 50;

  private final List<Process> helpers = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final Class<?> main;
  private final Path logs;

  private LocalNodes(Class<?> main, Path logs) {
    this.main = main;
    this.logs = logs;
  }

  /**
   * Starts helpers and waits until all of them belong to the cluster.
   *
   * @param main class whose {@code main} makes a process a helper
   * @param logs folder for what they say
   * @throws RunFailure if one of them ends or does not come up in time
   */
  public static LocalNodes start(ActorEngine engine, int helpers, Class<?> main, Path logs) {
    LocalNodes nodes = new LocalNodes(main, logs);
    try {
      String leader = address(Cluster.get(engine.system()).selfMember());
      for (int i = 1; i <= helpers; i++) {
        nodes.start(i, leader);
      }
      nodes.awaitUp(Cluster.get(engine.system()), helpers + 1);
      nodes.note(Cluster.get(engine.system()));
      return nodes;
    } catch (RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  /** All nodes and how each gets on, as the one that began them sees it; thread-safe. */
  public static Supplier<CompletionStage<List<Control.NodeStatus>>> status(ActorEngine engine) {
    NodeReport.start(engine.system());
    ClusterView view = new ClusterView(engine.system(), engine.supervisor());
    return () -> view.standings().thenCompose(standings -> view.nodes(standings.node()));
  }

  private void start(int number, String leader) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Dmurmuration.terminal"))
        .filter(argument -> !argument.startsWith("-agentlib"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), "helper-node", "--join", leader));
    try {
      helpers.add(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log(number).toFile()))
              .start());
    } catch (IOException e) {
      throw new RunFailure("cannot start a helper node: " + e.getMessage(), e);
    }
  }

  private Path log(int number) {
    return logs.resolve("node-" + number + ".log");
  }

  private void awaitUp(Cluster cluster, int nodes) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (up(cluster) < nodes) {
      for (int i = 0; i < helpers.size(); i++) {
        if (!helpers.get(i).isAlive()) {
          throw new RunFailure("helper node " + (i + 1) + " ended: " + said(i + 1));
        }
      }
      if (System.nanoTime() > until) {
        throw new RunFailure(
            "only %d of %d nodes came up within %d s; see %s"
                .formatted(up(cluster), nodes, PATIENCE.toSeconds(), log(1)));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RunFailure("interrupted while helper nodes were starting", e);
      }
    }
  }

  private void note(Cluster cluster) {
    addresses.add(address(cluster.selfMember()));
    cluster.state().getMembers().forEach(member -> addresses.add(address(member)));
    addresses.subList(1, addresses.size()).remove(addresses.get(0));
  }

  private static String address(Member member) {
    return member.address().getHost().orElseThrow()
        + ":"
        + member.address().getPort().orElseThrow();
  }

  private static int up(Cluster cluster) {
    int up = 0;
    for (Member member : cluster.state().getMembers()) {
      up += member.status() == MemberStatus.up() ? 1 : 0;
    }
    return up;
  }

  private String said(int number) {
    try {
      String text = Files.readString(log(number)).strip();
      return text.isEmpty() ? "it said nothing" : text;
    } catch (IOException e) {
      return "it left no log";
    }
  }

  /** Addresses of all nodes, the leader's first. */
  public List<String> addresses() {
    return addresses;
  }

  /** Ends all helpers at once: nothing that they hold is needed any more. */
  @Override
  public void close() {
    helpers.forEach(Process::destroyForcibly);
  }
}
