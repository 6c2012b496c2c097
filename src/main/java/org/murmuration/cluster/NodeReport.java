package org.murmuration.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import java.util.function.Supplier;
import org.murmuration.engine.Freight;
import org.murmuration.engine.Losses;
import org.murmuration.engine.WireMessage;

/** Tells whoever asks how a node gets on. One on each node, always under the same name. */
final class NodeReport {

  private static final String NAME = "node-report";

  /** Somebody wants to know. */
  record Ask(ActorRef<Told> replyTo) implements WireMessage {}

  /**
   * How a node gets on.
   *
   * @param load what its gateways are doing
   * @param dropped messages it could not send, large ones that got lost included
   * @param deadLetters messages that reached nobody
   * @param trouble why its agents' calls wait, in words; empty while they do not
   */
  record Told(GatewayLoad load, long dropped, long deadLetters, String trouble)
      implements WireMessage {}

  private NodeReport() {}

  /** Reports what a node that calls no models itself has lost. */
  static void start(ActorSystem<?> system) {
    GatewayLoad none =
        new GatewayLoad(Cluster.get(system).selfMember().address().hostPort(), 0, 0, false, "");
    Losses losses = Losses.of(system);
    Freight freight = Freight.of(system);
    start(
        system, () -> new Told(none, losses.dropped() + freight.lost(), losses.deadLetters(), ""));
  }

  static void start(ActorSystem<?> system, Supplier<Told> report) {
    Behavior<Ask> behavior =
        Behaviors.receiveMessage(
            ask -> {
              ask.replyTo().tell(report.get());
              return Behaviors.same();
            });
    system.systemActorOf(behavior, NAME, Props.empty());
  }

  static ActorRef<Ask> at(ActorSystem<?> system, Address node) {
    return ActorRefResolver.get(system).resolveActorRef(node + "/system/" + NAME);
  }
}
