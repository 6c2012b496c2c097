package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes what agents and timekeepers have to say to other nodes, many messages at once: what has
 * come together while others were sent goes in one parcel. One on each node. What cannot be
 * delivered is lost, as any message may be.
 */
final class Relay extends AbstractBehavior<Relay.Command> {

  /** Name of this actor on every node. */
  static final String NAME = "relay";

  private static final int MOST_IN_PARCEL = 64;

  /** What a relay is told. */
  sealed interface Command extends WireMessage {}

  /** A message for somebody on another node. */
  record Send(long node, Letter letter) implements Command {}

  /** Messages from another node for those that live here. */
  record Parcel(List<Letter> letters) implements Command {}

  /**
   * A message and whom it is for: an agent, or the timekeeper of the run.
   *
   * @param toAgent for agent number {@code agent}, or null
   * @param toTimekeeper for the timekeeper, or null
   */
  record Letter(String run, int agent, Agent.Command toAgent, Timekeeper.Command toTimekeeper) {}

  private enum Flush implements Command {
    NOW
  }

  private record Came(Member member) implements Command {}

  private record Went(Member member) implements Command {}

  /** Another node, and what waits to be sent to it. */
  private static final class Neighbour {

    private final ActorRef<Command> relay;
    private List<Letter> letters = new ArrayList<>(MOST_IN_PARCEL);

    Neighbour(ActorRef<Command> relay) {
      this.relay = relay;
    }
  }

  private final Runs runs;
  private final ActorRefResolver resolver;
  private final Map<Long, Neighbour> neighbours = new HashMap<>();
  private boolean flushing;

  static Behavior<Command> create() {
    return Behaviors.setup(Relay::new);
  }

  private Relay(ActorContext<Command> context) {
    super(context);
    this.runs = Runs.of(context.getSystem());
    this.resolver = ActorRefResolver.get(context.getSystem());
    Cluster cluster = Cluster.get(context.getSystem());
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(ClusterEvent.MemberEvent.class, Relay::told),
                ClusterEvent.MemberEvent.class));
    cluster.state().getMembers().forEach(this::come);
  }

  /** The number of a node, unlike that of any other, one that restarted at its address included. */
  static long number(UniqueAddress node) {
    return node.longUid();
  }

  private static Command told(ClusterEvent.MemberEvent event) {
    return event instanceof ClusterEvent.MemberRemoved
        ? new Went(event.member())
        : new Came(event.member());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Send.class, this::onSend)
        .onMessage(Parcel.class, this::onParcel)
        .onMessage(Flush.class, flush -> onFlush())
        .onMessage(
            Came.class,
            came -> {
              come(came.member());
              return this;
            })
        .onMessage(Went.class, this::onWent)
        .build();
  }

  private void come(Member member) {
    neighbours.computeIfAbsent(
        number(member.uniqueAddress()),
        node -> new Neighbour(resolver.resolveActorRef(member.address() + "/system/" + NAME)));
  }

  private Behavior<Command> onWent(Went went) {
    neighbours.remove(number(went.member().uniqueAddress()));
    return this;
  }

  private Behavior<Command> onSend(Send send) {
    Neighbour to = neighbours.get(send.node());
    if (to == null) {
      return this;
    }
    to.letters.add(send.letter());
    if (to.letters.size() >= MOST_IN_PARCEL) {
      post(to);
    } else if (!flushing) {
      // Comes behind what waits already, which is then sent together.
      flushing = true;
      getContext().getSelf().tell(Flush.NOW);
    }
    return this;
  }

  private Behavior<Command> onFlush() {
    flushing = false;
    neighbours.values().forEach(this::post);
    return this;
  }

  private void post(Neighbour to) {
    if (!to.letters.isEmpty()) {
      to.relay.tell(new Parcel(to.letters));
      to.letters = new ArrayList<>(MOST_IN_PARCEL);
    }
  }

  private Behavior<Command> onParcel(Parcel parcel) {
    for (Letter letter : parcel.letters()) {
      Post post = runs.post(letter.run());
      if (letter.toAgent() != null) {
        post.deliver(letter.agent(), letter.toAgent());
      } else {
        post.deliver(letter.toTimekeeper());
      }
    }
    return this;
  }
}
