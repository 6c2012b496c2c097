package org.murmuration.cluster;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** A node in this JVM, set up as {@code murmuration node} sets one up, but without any work. */
final class TestNode implements AutoCloseable {

  static final String RELEASE = "1.2.3 (abc)";

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long POLL_NANOS = 20_000_000;

  private static final String HERE =
      """
      murmuration { cluster-size = 1, downing.stable-after = 2s, journal = files }
      akka.coordinated-shutdown { exit-jvm = off, run-by-jvm-shutdown-hook = off }
      """;

  private final ActorSystem<Void> system;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private TestNode(Config config) {
    system = ActorSystem.create(Behaviors.empty(), Joining.SYSTEM, config);
    Parting.announce(system, said::add);
    try {
      Joining.start(system).toCompletableFuture().join();
    } catch (CompletionException e) {
      // One that the cluster refuses may be on its way out before it listens.
      if (CoordinatedShutdown.get(system).getShutdownReason().isEmpty()) {
        close();
        throw e;
      }
    }
  }

  /** A node configuration from lines over {@code conf/cluster.conf}, as read from a file. */
  static Config config(String lines) {
    return ConfigFactory.load(
        ConfigFactory.parseString(lines)
            .withFallback(ConfigFactory.parseResources("cluster.conf")));
  }

  /** Where a node of a test listens. */
  record Place(String host, int port, int management) {

    static Place at(String host) {
      return new Place(host, freePort(host), freePort(host));
    }

    String address() {
      return host + ":" + port;
    }

    /** What the configuration of a node here says that joins a first node, or is it. */
    /** What the configuration of a node here says that joins a first node, or is it. */
    String joining(Place seed) {
      return """
      murmuration.seeds = ["%s"]
      akka.remote.artery.canonical { hostname = "%s", port = %d }
      akka.management.http { hostname = "%s", port = %d }
      """
          .formatted(seed.address(), host, port, host, management);
    }
  }

  /** Starts a node that joins another, or with {@code seed} at the same place is the first. */
  static TestNode start(Place place, Place seed, String release, String lines) {
    Config config = config(HERE + place.joining(seed) + lines);
    return new TestNode(NodeSetup.of(config, release).config());
  }

  static int freePort(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many nodes are up, as this one sees it. */
  long up() {
    return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
        .map(Member::status)
        .filter(MemberStatus.up()::equals)
        .count();
  }

  TestNode untilUp(int nodes) {
    until(nodes + " nodes are up", () -> up() == nodes);
    return this;
  }

  static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition);
  }

  static void until(Supplier<String> what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what.get());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** What the user was told, once the node has stopped by itself. */
  List<String> partingWords() {
    awaitShutdown();
    return said;
  }

  boolean isTerminated() {
    return system.getWhenTerminated().toCompletableFuture().isDone();
  }

  ActorSystem<Void> system() {
    return system;
  }

  /**
   * Waits until its shutdown has run. Its process would end then, even if the actor system does
   * not: Akka sometimes leaves a connection with TLS open.
   */
  private void awaitShutdown() {
    try {
      CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
      until("the node stops", () -> shutdown.getShutdownReason().isPresent());
      shutdown
          .runAll(CoordinatedShutdown.unknownReason())
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the node did not stop", e);
    }
  }

  @Override
  public void close() {
    CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    awaitShutdown();
  }
}
