package org.murmuration.engine;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.UniqueAddress;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityContext;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.Join;
import akka.cluster.typed.SingletonActor;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.Journal;

/**
 * The actors of one node: sharded agents on nodes with the role {@code agents}, the supervisor on
 * one of those with the role {@code supervisor}. Alone it is a cluster of one; it hosts runs that
 * are begun on this node, and on the nodes of a cluster those of a {@link RunStore}.
 */
public final class ActorEngine implements AutoCloseable {

  private static final int CLOSE_SECONDS = 20;
  private static final String LEAST_WORKERS =
      "akka.actor.default-dispatcher.fork-join-executor.parallelism-min";
  private static final Duration QUESTION = Duration.ofSeconds(10);

  /** An intervention waits for what is under way, an interview for the answer of a model. */
  private static final Duration COMMAND = Duration.ofMinutes(5);

  /** Name of the actor system; the same on all nodes of a cluster. */
  public static final String SYSTEM = "murmuration";

  private final ActorSystem<Void> system;
  private final ActorRef<Supervisor.Command> supervisor;
  private final ActorRef<ShardingEnvelope<Agent.Command>> agents;
  private final ActorRef<Announcer.Command> announcer;
  private final AtomicInteger begun = new AtomicInteger();

  /** Role of nodes that host agents. */
  public static final String AGENTS = "agents";

  /** Role of nodes that may host the supervisor. */
  public static final String SUPERVISOR = "supervisor";

  /**
   * What a node gets from outside the engine.
   *
   * @param runsAtOnce how many runs are under way at once, at most
   * @param store where the supervisor finds runs, or null if all are begun by {@link #run}
   * @param reader makes a run of its definition, its minds bound to calls; may block
   * @param forget called with the key of each run that is over
   */
  public record Parts(
      int runsAtOnce,
      RunStore store,
      Function<Lookup.Definition, RunSpec> reader,
      Consumer<String> forget) {

    /** A node whose runs are all begun on it. */
    public static Parts alone(int runsAtOnce) {
      return new Parts(
          runsAtOnce,
          null,
          definition -> {
            throw new RunFailure(definition.run() + " is not a run of this node");
          },
          run -> {});
    }
  }

  private ActorEngine(
      ActorSystem<Void> system,
      ActorRef<Supervisor.Command> supervisor,
      ActorRef<ShardingEnvelope<Agent.Command>> agents,
      ActorRef<Announcer.Command> announcer) {
    this.system = system;
    this.supervisor = supervisor;
    this.agents = agents;
    this.announcer = announcer;
  }

  /**
   * Starts a node that is a cluster of its own, which other nodes may join.
   *
   * @param config node configuration, as in {@code conf/single.conf}
   * @param runsAtOnce how many runs are under way at once, at most
   */
  public static ActorEngine start(Config config, int runsAtOnce) {
    ActorSystem<Void> system = system(runsAtOnce > 1 ? fair(config) : config);
    ActorEngine engine = on(system, Parts.alone(runsAtOnce));
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    return engine;
  }

  /**
   * More workers than cores. One takes what comes from elsewhere, a tick or a question of somebody
   * who watches, only when it has nothing else to do; a run that keeps as many workers busy as
   * there are cores would have the others wait for long.
   */
  private static Config fair(Config config) {
    int workers = 2 * Runtime.getRuntime().availableProcessors();
    return config.withValue(LEAST_WORKERS, ConfigValueFactory.fromAnyRef(workers));
  }

  /** The name of a node, unlike that of any other that ever was, one at its address included. */
  public static String nodeName(UniqueAddress node) {
    return node.address().hostPort() + "/" + Long.toUnsignedString(node.longUid());
  }

  /** An actor system for a node. */
  public static ActorSystem<Void> system(Config config) {
    // What the user got wrong must show before there are actors that keep the process alive.
    FreightSettings.of(config);
    return ActorSystem.create(Behaviors.empty(), SYSTEM, config);
  }

  /** The actors of a node on its actor system, which joins a cluster by other means. */
  public static ActorEngine on(ActorSystem<Void> system, Parts parts) {
    Losses.of(system);
    Freight.of(system);
    ActorRef<ShardingEnvelope<Agent.Command>> agents =
        ClusterSharding.get(system)
            .init(
                Entity.of(Agent.KEY, context -> agent(system, context))
                    .withRole(AGENTS)
                    .withStopMessage(Agent.Rest.NOW));
    Runs runs = Runs.of(system);
    ActorRef<Relay.Command> relay = system.systemActorOf(Relay.create(), Relay.NAME, Props.empty());
    long here = Relay.number(Cluster.get(system).selfMember().uniqueAddress());
    runs.makePostsBy(run -> new Post(run, here, agents, relay));
    Config engine = system.settings().config().getConfig("murmuration.engine");
    Timekeeper.Pace pace =
        new Timekeeper.Pace(
            engine.getDuration("tick"),
            engine.getDuration("retry-after"),
            engine.getDuration("direct-for"));
    ActorRef<Supervisor.Command> supervisor =
        ClusterSingleton.get(system)
            .init(
                SingletonActor.of(
                        Supervisor.create(pace, parts.runsAtOnce(), parts.store()), "supervisor")
                    .withSettings(ClusterSingletonSettings.create(system).withRole(SUPERVISOR))
                    .withStopMessage(Supervisor.Leave.NOW));
    runs.lookUpAt(
        system.systemActorOf(
            Lookup.create(supervisor, parts.reader(), parts.forget()), Lookup.NAME, Props.empty()));
    ActorRef<Announcer.Command> announcer =
        system.systemActorOf(Announcer.create(supervisor), Announcer.NAME, Props.empty());
    return new ActorEngine(system, supervisor, agents, announcer);
  }

  /** An agent by the id of its entity. */
  private static Behavior<Agent.Command> agent(
      ActorSystem<?> system, EntityContext<Agent.Command> context) {
    String id = context.getEntityId();
    int dash = id.lastIndexOf('-');
    String run = id.substring(0, dash);
    int number = Integer.parseInt(id.substring(dash + 1));
    Runs runs = Runs.of(system);
    return runs.rules(run)
        .map(rules -> Agent.create(rules, number, runs.post(run)))
        .orElseGet(() -> Newcomer.create(runs, run, number));
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

    /** Asks or tells the run something; see {@link ActorEngine#ask}. */
    public CompletionStage<Reply> ask(Request request) {
      return ActorEngine.this.ask(key, request);
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
    return run(newKey(run), run, journal, observer, mustHold);
  }

  /** A key that no other run begun on this node has: a number, a dot and the run's own number. */
  public String newKey(RunSpec run) {
    return begun.getAndIncrement() + "." + run.run();
  }

  /** The same, with a key from {@link #newKey}. */
  public Running run(
      String key,
      RunSpec run,
      Journal journal,
      Consumer<Progress> observer,
      BooleanSupplier mustHold) {
    CompletableFuture<RunEnd> end = new CompletableFuture<>();
    Runs runs = Runs.of(system);
    runs.add(key, new Runs.Hosted(run, Rules.of(run), journal, observer, mustHold, end));
    begin(key);
    return new Running(key, end.whenComplete((done, failure) -> runs.remove(key)));
  }

  /**
   * Lets a run begin that is known on this node or in the store, as soon as there is a supervisor
   * that has room for it.
   */
  public void begin(String key) {
    announcer.tell(new Announcer.Announce(key));
    supervisor.tell(new Supervisor.Begin(key, announcer));
  }

  /** Where agents are reached; for tests and measurements. */
  ActorRef<ShardingEnvelope<Agent.Command>> agents() {
    return agents;
  }

  /** Where the supervisor is reached. */
  public ActorRef<Supervisor.Command> supervisor() {
    return supervisor;
  }

  /** A run, looked up if this node does not know it. */
  public CompletionStage<RunSpec> find(String key) {
    return Runs.of(system).find(key);
  }

  /**
   * Asks or tells a run under way something, wherever its timekeeper is.
   *
   * @return fails with {@link TimeoutException} if nobody answers; a command may have been heard
   *     then, or not
   */
  public CompletionStage<Reply> ask(String key, Request request) {
    Duration patience = request.isCommand() ? COMMAND : QUESTION;
    CompletionStage<Supervisor.Told> answer =
        AskPattern.ask(
            supervisor,
            (ActorRef<Supervisor.Told> replyTo) -> new Supervisor.Pass(key, request, replyTo),
            patience,
            system.scheduler());
    return Freight.of(system).arrived(answer).thenApply(Supervisor.Told::reply);
  }

  /** The actor system of this node. */
  public ActorSystem<Void> system() {
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
