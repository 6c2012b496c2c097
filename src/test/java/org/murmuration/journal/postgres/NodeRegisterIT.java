package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two clusters on one database find each other by the heartbeats of their nodes. */
class NodeRegisterIT {

  private static final PostgresServer SERVER = PostgresServer.shared();
  private static final Duration OBSERVE = Duration.ofMillis(300);

  private Database database;
  private NodeRegister ours;

  @BeforeEach
  void open() {
    SERVER.database().close();
    SERVER.execute("DELETE FROM node");
    database = SERVER.database();
    ours = new NodeRegister(database, "ours", "1.0");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nodesOfAnotherClusterThatAreAliveAreStrangers() {
    NodeRegister theirs = new NodeRegister(database, "theirs", "1.0");
    theirs.beat("10.0.0.1:2551");
    theirs.beat("10.0.0.9:2551");
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> beating =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                theirs.beat("10.0.0.1:2551");
                theirs.beat("10.0.0.2:2551");
                ours.beat("10.0.0.3:2551");
              }
            });

    Set<String> members = Set.of("10.0.0.3:2551");
    assertThat(ours.strangers(members, OBSERVE)).containsExactly("10.0.0.1:2551", "10.0.0.2:2551");
    enough.set(true);
    beating.join();
    assertThat(ours.strangers(members, OBSERVE)).isEmpty();
  }

  @Test
  void aNodeThatIsRemovedIsForgottenAndSoIsOneOfLongAgo() {
    ours.beat("10.0.0.1:2551");
    ours.beat("10.0.0.2:2551");
    ours.beat("10.0.0.3:2551");
    SERVER.execute(
        "UPDATE node SET heartbeat = now() - interval '2 days' WHERE address LIKE '10.0.0.2%'");

    ours.remove("10.0.0.1:2551");
    ours.strangers(Set.of(), Duration.ZERO);

    assertThat(SERVER.value("SELECT string_agg(address || cluster || release, ' ') FROM node"))
        .isEqualTo("10.0.0.3:2551ours1.0");
  }
}
