package org.murmuration.cluster;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.JoinSeedNodes;
import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.murmuration.engine.ActorEngine;

/** A node that only hosts agents, for a run that another process of this machine leads. */
public final class HelperNode {

  private final ActorSystem<Void> system;

  private HelperNode(ActorSystem<Void> system) {
    this.system = system;
  }

  /**
   * Starts a node and joins another.
   *
   * @param leader {@code host:port} of the node to join
   */
  public static HelperNode join(Config config, String leader) {
    ActorSystem<Void> system = ActorEngine.system(config);
    RemoteDesk remote = RemoteDesk.start(system);
    RunReader reader = new RunReader(remote::desk);
    ActorEngine.on(
        system,
        new ActorEngine.Parts(
            1,
            null,
            reader,
            run -> {
              reader.forget(run);
              remote.forget(run);
            }));
    NodeReport.start(system);
    Address address = AddressFromURIString.parse("akka://" + ActorEngine.SYSTEM + "@" + leader);
    Cluster.get(system).manager().tell(new JoinSeedNodes(List.of(address)));
    return new HelperNode(system);
  }

  /** Completed when the node has stopped, for whatever reason. */
  public CompletionStage<akka.Done> stopped() {
    return system.getWhenTerminated();
  }

  /** Leaves the cluster and stops. */
  public void leave() {
    CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
  }
}
