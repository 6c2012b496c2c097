package org.murmuration.cluster;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Why a node stops that nobody told to stop. */
public final class Parting {

  private static final String REFUSED =
      "the cluster refused this node: it does not run this release of Murmuration, or has another"
          + " configuration; use the same on all nodes";

  private static final String DOWNED =
      "the other nodes could not reach this node and went on without it; start it again";

  private static final String NEVER_JOINED = "no node of the cluster answered";

  private Parting() {}

  /**
   * Has a node say why when it stops because the cluster refused it or went on without it. The node
   * stops by itself then; with {@code exit-jvm = on} its process ends with an exit code other than
   * 0.
   *
   * @param tell given one line, before the node stops
   */
  public static void announce(ActorSystem<?> system, Consumer<String> tell) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    AtomicBoolean said = new AtomicBoolean();
    Runnable say =
        () ->
            shutdown
                .getShutdownReason()
                .flatMap(reason -> line(system, reason))
                .filter(line -> said.compareAndSet(false, true))
                .ifPresent(tell);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "say-why",
        () -> {
          say.run();
          return CompletableFuture.completedFuture(Done.getInstance());
        });
    // A cluster on this machine may have refused the node before this line.
    say.run();
  }

  private static Optional<String> line(ActorSystem<?> system, CoordinatedShutdown.Reason reason) {
    if (reason == CoordinatedShutdown.incompatibleConfigurationDetectedReason()) {
      return ReleaseCheck.refusal(system.settings().config()).or(() -> Optional.of(REFUSED));
    }
    if (reason == CoordinatedShutdown.clusterDowningReason()) {
      return Optional.of(DOWNED);
    }
    return reason == CoordinatedShutdown.clusterJoinUnsuccessfulReason()
        ? Optional.of(NEVER_JOINED)
        : Optional.empty();
  }
}
