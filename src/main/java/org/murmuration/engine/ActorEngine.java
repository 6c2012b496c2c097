package org.murmuration.engine;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityContext;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.Join;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.murmuration.journal.Journal;

/**
 * The actors of one node: sharded agents and the supervisor, in a cluster of one. Runs of a batch
 * share it.
 */
public final class ActorEngine implements AutoCloseable {

  private static final int CLOSE_SECONDS = 20;

  private final ActorSystem<Void> system;
  private final ActorRef<Supervisor.Command> supervisor;
  private final ActorRef<ShardingEnvelope<Agent.Command>> agents;
  private final AtomicInteger keys = new AtomicInteger();

  private ActorEngine(
      ActorSystem<Void> system,
      ActorRef<Supervisor.Command> supervisor,
      ActorRef<ShardingEnvelope<Agent.Command>> agents) {
    this.system = system;
    this.supervisor = supervisor;
    this.agents = agents;
  }

  /**
   * Starts a node.
   *
   * @param config node configuration, as in {@code conf/single.conf}
   * @param runsAtOnce how many runs are under way at once, at most
   */
  public static ActorEngine start(Config config, int runsAtOnce) {
    // What the user got wrong must show before there are actors that keep the process alive.
    FreightSettings.of(config);
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "murmuration", config);
    Losses.of(system);
    Freight.of(system);
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    ActorRef<ShardingEnvelope<Agent.Command>> agents =
        ClusterSharding.get(system)
            .init(
                Entity.of(Agent.KEY, context -> agent(system, context))
                    .withStopMessage(Agent.Rest.NOW));
    Runs.of(system).reachAgentsAt(agents);
    Config engine = config.getConfig("murmuration.engine");
    Timekeeper.Pace pace =
        new Timekeeper.Pace(
            engine.getDuration("tick"),
            engine.getDuration("retry-after"),
            engine.getDuration("direct-for"));
    ActorRef<Supervisor.Command> supervisor =
        ClusterSingleton.get(system)
            .init(SingletonActor.of(Supervisor.create(agents, pace, runsAtOnce), "supervisor"));
    return new ActorEngine(system, supervisor, agents);
  }

  /** An agent by the id of its entity; one whose run this node does not know stops at once. */
  private static Behavior<Agent.Command> agent(
      ActorSystem<?> system, EntityContext<Agent.Command> context) {
    String id = context.getEntityId();
    int dash = id.lastIndexOf('-');
    String run = id.substring(0, dash);
    int number = Integer.parseInt(id.substring(dash + 1));
    Runs runs = Runs.of(system);
    return runs.get(run)
        .map(hosted -> Agent.create(hosted.rules(), run, number, runs.agents()))
        .orElse(Behaviors.stopped());
  }

  /** A run in this engine: stop it, or wait for its end. */
  public final class Running {

    private final String key;
    private final CompletableFuture<RunEnd> end;

    private Running(String key, CompletableFuture<RunEnd> end) {
      this.key = key;
      this.end = end;
    }

    /** Ends the run as soon as possible; it can be resumed. */
    public void stop() {
      supervisor.tell(new Supervisor.StopRun(key));
    }

    /** Completed when the run is over, exceptionally with a {@link RunFailure}. */
    public CompletableFuture<RunEnd> end() {
      return end;
    }
  }

  /**
   * Begins a run, or goes on with it, where its journal ends.
   *
   * @param observer told from time to time how far the run is
   */
  public Running run(RunSpec run, Journal journal, Consumer<Progress> observer) {
    return run(run, journal, observer, () -> false);
  }

  /**
   * Begins a run, or goes on with it, where its journal ends.
   *
   * @param observer told from time to time how far the run is
   * @param mustHold whether no further encounter is to go out for the time being, because what
   *     answers cannot keep up; asked often
   */
  public Running run(
      RunSpec run, Journal journal, Consumer<Progress> observer, BooleanSupplier mustHold) {
    String key = Integer.toString(keys.getAndIncrement());
    CompletableFuture<RunEnd> end = new CompletableFuture<>();
    Runs runs = Runs.of(system);
    runs.add(key, new Runs.Hosted(run, Rules.of(run), journal, observer, mustHold, end));
    supervisor.tell(new Supervisor.Begin(key));
    return new Running(key, end.whenComplete((done, failure) -> runs.remove(key)));
  }

  /** Where agents are reached; for tests and measurements. */
  ActorRef<ShardingEnvelope<Agent.Command>> agents() {
    return agents;
  }

  ActorSystem<Void> system() {
    return system;
  }

  /** Stops the node. */
  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.unknownReason())
        .toCompletableFuture();
    try {
      system.getWhenTerminated().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new RunFailure("the node did not stop within " + CLOSE_SECONDS + " s", e);
    }
  }
}
