package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.cluster.sharding.typed.ShardingEnvelope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.murmuration.journal.Journal;

/** The runs a node knows: where an agent made on this node finds the rules it goes by. */
public final class Runs implements Extension {

  /**
   * A run on this node.
   *
   * @param observer told from time to time how far the run is; called by the run's timekeeper
   * @param mustHold whether no further encounter is to go out for the time being
   * @param end completed when the run is over, exceptionally with a {@link RunFailure}
   */
  record Hosted(
      RunSpec run,
      Rules rules,
      Journal journal,
      Consumer<Progress> observer,
      BooleanSupplier mustHold,
      CompletableFuture<RunEnd> end) {}

  private static final ExtensionId<Runs> ID =
      new ExtensionId<>() {
        @Override
        public Runs createExtension(ActorSystem<?> system) {
          return new Runs();
        }
      };

  private final Map<String, Hosted> hosted = new ConcurrentHashMap<>();

  private volatile ActorRef<ShardingEnvelope<Agent.Command>> agents;

  private Runs() {}

  static Runs of(ActorSystem<?> system) {
    return ID.apply(system);
  }

  /** Where agents of all runs are reached from this node. */
  ActorRef<ShardingEnvelope<Agent.Command>> agents() {
    return agents;
  }

  void reachAgentsAt(ActorRef<ShardingEnvelope<Agent.Command>> region) {
    agents = region;
  }

  void add(String key, Hosted run) {
    hosted.put(key, run);
  }

  Optional<Hosted> get(String key) {
    return Optional.ofNullable(hosted.get(key));
  }

  void remove(String key) {
    hosted.remove(key);
  }
}
