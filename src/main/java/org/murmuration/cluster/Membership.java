package org.murmuration.cluster;

import akka.actor.typed.ActorSystem;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.NodeRegister;

/**
 * Says in the database that this node is there, for as long as it is, and finds out whether nodes
 * of another cluster use the same database: then this one must not go on.
 */
final class Membership implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(2);

  /** Long enough that every living node is seen to beat. */
  private static final Duration OBSERVE = BEAT.multipliedBy(3);

  /**
   * A node that others went on without ends when it finds that out; until then it is no other
   * cluster.
   */
  private static final int OBSERVATIONS = 3;

  private static final Duration LOOK = Duration.ofMillis(100);

  private final ActorSystem<?> system;
  private final NodeRegister register;
  private final String self;
  private final CompletableFuture<Void> alone = new CompletableFuture<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(Membership::daemon);
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Membership::daemon);

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "membership");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins to beat, and to look for others, as soon as the node has joined its cluster: before that
   * it belongs to none, and those who look for others must not take it for a stranger.
   */
  Membership(ActorSystem<?> system, Database database, String release) {
    this.system = system;
    this.self = ActorEngine.nodeName(Cluster.get(system).selfMember().uniqueAddress());
    this.register = new NodeRegister(database, ActorEngine.SYSTEM, release);
    looks.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Completed when the node has joined and it is certain that no other cluster uses the database;
   * fails with one line for the user if one does.
   */
  CompletableFuture<Void> alone() {
    return alone;
  }

  private void look() {
    if (!Cluster.get(system).selfMember().status().equals(MemberStatus.up())) {
      return;
    }
    looks.shutdown();
    try {
      // Before it looks, so that of two clusters that begin at once one sees the other.
      register.beat(self);
      beats.scheduleWithFixedDelay(
          () -> register.beat(self), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
      if (members().containsAll(register.known())) {
        alone.complete(null);
        return;
      }
      List<String> strangers = strangers();
      for (int again = 1; !strangers.isEmpty() && again < OBSERVATIONS; again++) {
        strangers = strangers();
      }
      if (strangers.isEmpty()) {
        alone.complete(null);
      } else {
        alone.completeExceptionally(
            new RunFailure(
                "another cluster uses this database: "
                    + String.join(", ", strangers).replaceAll("murmuration@|/\\d+", "")
                    + "; join it, or use another database"));
      }
    } catch (RuntimeException e) {
      alone.completeExceptionally(e);
    }
  }

  private List<String> strangers() {
    return register.strangers(members(), OBSERVE).stream()
        .filter(node -> !members().contains(node))
        .toList();
  }

  private Set<String> members() {
    Set<String> members = new HashSet<>();
    for (Member member : Cluster.get(system).state().getMembers()) {
      members.add(ActorEngine.nodeName(member.uniqueAddress()));
    }
    return members;
  }

  /** This node is gone. */
  @Override
  public void close() {
    looks.shutdownNow();
    beats.shutdownNow();
    register.remove(self);
  }
}
