package org.murmuration.cluster;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.Freight;
import org.murmuration.engine.Losses;
import org.murmuration.engine.Supervisor;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.DatabaseSettings;
import org.murmuration.mind.llm.Environment;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.GatewaySettings;
import org.murmuration.mind.llm.Prices;
import org.murmuration.settings.InputError;

/**
 * One node of a cluster: its agents, its gateways, perhaps the supervisor, and what it offers to
 * those outside. Journals and calls are in the database that all nodes share.
 */
public final class ClusterNode {

  private static final Duration LOAD_TICK = Duration.ofMillis(200);

  private final ActorSystem<Void> system;
  private final Control control;
  private final CompletionStage<Void> ready;

  private ClusterNode(ActorSystem<Void> system, Control control, CompletionStage<Void> ready) {
    this.system = system;
    this.control = control;
    this.ready = ready;
  }

  /**
   * Starts a node; it joins its cluster by itself.
   *
   * @param setup its configuration
   * @param prices what calls of this node cost
   * @param version version of this build
   * @param release version and commit of this build
   * @param variables the environment
   * @param say tells the user something, in one line
   * @throws InputError if something about the configuration cannot be
   */
  public static ClusterNode start(
      NodeSetup setup,
      Prices prices,
      String version,
      String release,
      Map<String, String> variables,
      Consumer<String> say) {
    Environment environment = new Environment(variables);
    setup.warning().ifPresent(say);
    if (!setup.config().getString("murmuration.journal").equals("postgresql")) {
      throw Keys.error(
          setup.config(),
          "murmuration.journal",
          "must be postgresql for the nodes of a cluster; one process alone needs no node");
    }
    Database database =
        Database.open(DatabaseSettings.of(setup.config().getConfig("murmuration.postgresql")), say);
    try {
      ActorSystem<Void> system = system(setup.config());
      return new Assembly(system, database, prices, environment, say).assemble(version, release);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static ActorSystem<Void> system(Config config) {
    try {
      return ActorEngine.system(config);
    } catch (InputError e) {
      throw e;
    } catch (RuntimeException e) {
      throw Listening.remotingFailed(config, e);
    }
  }

  /** The parts of a node while they are put together. */
  private record Assembly(
      ActorSystem<Void> system,
      Database database,
      Prices prices,
      Environment environment,
      Consumer<String> say) {

    ClusterNode assemble(String version, String release) {
      Parting.announce(system, say);
      Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
      Membership membership = new Membership(system, database, release);
      RemoteDesk remote = RemoteDesk.start(system);
      RunReader reader = new RunReader(remote::desk);
      BatchStore batches = new BatchStore(database);
      StoredRuns runs = new StoredRuns(database, batches, reader, membership.alone());
      AtomicReference<BatchGateways> gateways = new AtomicReference<>();
      ActorEngine engine =
          ActorEngine.on(
              system,
              new ActorEngine.Parts(
                  system.settings().config().getInt("murmuration.runs-at-once"),
                  runs,
                  reader,
                  run -> forget(run, reader, remote, gateways.get())));
      OpenGateways open = new OpenGateways();
      if (roles().contains(GatewayNodes.ROLE)) {
        gateways.set(gateways(engine, open, blocking));
        GatewayDesk.start(system, gateways.get());
        GatewayShares.start(system, open);
        ActorRef<Supervisor.Command> supervisor = engine.supervisor();
        LoadReporter.start(
            system,
            open,
            LOAD_TICK,
            load -> supervisor.tell(new Supervisor.Full(load.node(), load.full())));
      }
      NodeReport.start(system, report(open, remote));
      atStop("close-gateways", () -> closing(gateways.get()));
      atEnd(membership);
      ClusterLive live =
          new ClusterLive(version, database, runs, prices, open, engine::ask, blocking);
      ClusterControl control =
          new ClusterControl(
              version,
              database,
              batches,
              runs,
              new ClusterView(system, engine.supervisor()),
              engine.supervisor(),
              engine::begin,
              live,
              blocking);
      CompletionStage<Void> ready =
          Joining.start(system).thenCompose(listening -> membership.alone());
      return new ClusterNode(system, control, ready);
    }

    private List<String> roles() {
      return system.settings().config().getStringList("akka.cluster.roles");
    }

    private BatchGateways gateways(ActorEngine engine, OpenGateways open, Executor blocking) {
      GatewaySettings settings =
          GatewaySettings.of(system.settings().config().getConfig("murmuration.gateway"));
      return new BatchGateways(
          database,
          ActorEngine.nodeName(Cluster.get(system).selfMember().uniqueAddress()),
          open,
          engine::find,
          logs -> new Gateway(settings, environment, logs, say),
          prices,
          blocking);
    }

    private static void forget(
        String run, RunReader reader, RemoteDesk remote, BatchGateways gateways) {
      reader.forget(run);
      remote.forget(run);
      if (gateways != null) {
        gateways.forget(run);
      }
    }

    private Supplier<NodeReport.Told> report(OpenGateways open, RemoteDesk remote) {
      String node = Cluster.get(system).selfMember().address().hostPort();
      Losses losses = Losses.of(system);
      Freight freight = Freight.of(system);
      return () ->
          new NodeReport.Told(
              open.load(node),
              losses.dropped() + freight.lost(),
              losses.deadLetters(),
              remote.standing().trouble());
    }

    private static void closing(BatchGateways gateways) {
      if (gateways != null) {
        gateways.close();
      }
    }

    /**
     * Before the node leaves: calls under way are still recorded, others move to other gateways.
     */
    private void atStop(String task, Runnable work) {
      CoordinatedShutdown.get(system)
          .addTask(
              CoordinatedShutdown.PhaseServiceStop(),
              task,
              () -> CompletableFuture.runAsync(work).thenApply(done -> Done.getInstance()));
    }

    /** When the node has left, and nobody on it writes any more. */
    private void atEnd(Membership membership) {
      CoordinatedShutdown.get(system)
          .addTask(
              CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
              "close-database",
              () ->
                  CompletableFuture.runAsync(
                          () -> {
                            if (database.trouble().isEmpty()) {
                              membership.close();
                            }
                            database.close();
                          })
                      .thenApply(done -> Done.getInstance()));
    }
  }

  /** Completed when the node has joined; fails with one line for the user if it must not. */
  public CompletionStage<Void> ready() {
    return ready;
  }

  /** What it offers to those outside. */
  public Control control() {
    return control;
  }

  /** The actor system of this node. */
  public ActorSystem<Void> system() {
    return system;
  }

  /** Host and port at which other nodes reach it. */
  public String address() {
    return ClusterView.address(Cluster.get(system).selfMember().address());
  }

  /** Whether the node has a role. */
  public boolean has(String role) {
    return Cluster.get(system).selfMember().hasRole(role);
  }

  /** Leaves the cluster and stops; completed when it has. */
  public CompletionStage<Done> stop() {
    return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
  }
}
