package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cluster.TestNode.RELEASE;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.coordination.lease.LeaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.TestNode.Place;

/** One side goes on and no more than one, even if it is a single node. */
class PostgresLeaseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static Path programs;
  private static Path data;
  private static String settings;

  @BeforeAll
  static void aDatabase() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      programs = versions.max(Path::compareTo).orElseThrow().resolve("bin");
    }
    data = Files.createTempDirectory("lease-");
    TestCa.run(List.of("chown", "postgres", data.toString()));
    int port = TestNode.freePort("127.0.0.1");
    asServer("initdb", "--auth=trust", "--username=murmuration", data.toString());
    asServer(
        "pg_ctl",
        "--pgdata=" + data,
        "--wait",
        "--log=" + data.resolve("log"),
        "--options=-p " + port + " -k " + data + " -c listen_addresses=127.0.0.1 -c fsync=off",
        "start");
    settings =
        """
        murmuration.journal = postgresql
        murmuration.postgresql.url = "jdbc:postgresql://127.0.0.1:%d/postgres"
        murmuration.downing { strategy = lease-majority, stable-after = 3s }
        """
            .formatted(port);
  }

  @AfterAll
  static void stop() {
    asServer("pg_ctl", "--pgdata=" + data, "--mode=immediate", "stop");
    TestCa.run(List.of("rm", "-r", data.toString()));
  }

  private static void asServer(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("postgres.out").toFile())
              .start();
      assertThat(process.waitFor()).as(program).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneOwnerAtATimeHoldsIt() {
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "lease",
            TestNode.config(
                settings
                    + "akka.coordinated-shutdown.exit-jvm = off\n"
                    + "akka.remote.artery.canonical.port = 0\n"));
    try {
      PostgresLease first = lease(system, "first");
      PostgresLease second = lease(system, "second");

      assertThat(first.acquire().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(true);
      assertThat(first.acquire().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(true);
      assertThat(first.checkLease()).isTrue();
      assertThat(second.acquire().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(false);
      assertThat(second.checkLease()).isFalse();

      assertThat(first.release().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(true);
      assertThat(first.checkLease()).isFalse();
      assertThat(second.acquire().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(true);
      assertThat(second.release().toCompletableFuture()).succeedsWithin(PATIENCE).isEqualTo(true);
    } finally {
      system.terminate();
    }
  }

  private static PostgresLease lease(ActorSystem<Void> system, String owner) {
    return new PostgresLease(
        LeaseSettings.apply(
            system.settings().config().getConfig("akka.coordination.lease"), "sides", owner),
        (ExtendedActorSystem) system.classicSystem());
  }

  @Test
  void whenTwoOfThreeDieAtOnceTheThirdGoesOn() {
    Place seed = Place.at("127.0.0.2");
    List<NodeProcess> nodes = new ArrayList<>();
    try {
      for (Place place : List.of(seed, Place.at("127.0.0.3"), Place.at("127.0.0.4"))) {
        nodes.add(NodeProcess.start(folder, RELEASE, place.joining(seed) + settings));
      }
      nodes.forEach(node -> node.untilUp(3));
      nodes.get(0).signal("KILL");
      nodes.get(1).signal("KILL");

      nodes.get(2).untilUp(1);
      assertThat(nodes.get(2).errors()).isEmpty();
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }
}
