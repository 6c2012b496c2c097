package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.ShardingEnvelope;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How the agents and the timekeeper of one run reach each other from this node: those that live
 * here directly, those on another node through the {@link Relay}s, and whoever is not known to live
 * anywhere through sharding. Where somebody lives may be out of date; a message is lost then, and
 * repeated through sharding. Thread-safe.
 *
 * <p>Places are numbers of nodes ({@link #here}), so that messages hold no references to actors,
 * which are costly to send.
 */
class Post {

  /** The place of somebody who is not known to live anywhere. */
  static final long UNKNOWN = 0;

  private final String run;
  private final long here;
  private final ActorRef<ShardingEnvelope<Agent.Command>> sharding;
  private final ActorRef<Relay.Command> relay;
  private volatile ActorRef<Timekeeper.Command> timekeeper;
  private volatile AtomicReferenceArray<ActorRef<Agent.Command>> residents =
      new AtomicReferenceArray<>(64);
  private boolean closed;

  /**
   * The post of a run.
   *
   * @param here number of this node
   * @param relay what takes messages to other nodes; null: there are none
   */
  Post(
      String run,
      long here,
      ActorRef<ShardingEnvelope<Agent.Command>> sharding,
      ActorRef<Relay.Command> relay) {
    this.run = run;
    this.here = here;
    this.sharding = sharding;
    this.relay = relay;
  }

  /** Number of this node. */
  long here() {
    return here;
  }

  /** Tells an agent something, at a place or wherever sharding finds it. */
  void tell(int agent, long node, Agent.Command message) {
    if (node == here) {
      deliver(agent, message);
    } else if (node == UNKNOWN || relay == null) {
      sharding.tell(new ShardingEnvelope<>(Agent.entityId(run, agent), message));
    } else {
      relay.tell(new Relay.Send(node, new Relay.Letter(run, agent, message, null)));
    }
  }

  /** Tells the timekeeper something, at the node where it is. */
  void tell(long node, Timekeeper.Command message) {
    if (node == here) {
      deliver(message);
    } else if (relay != null) {
      relay.tell(new Relay.Send(node, new Relay.Letter(run, 0, null, message)));
    }
  }

  /** Hands a message to an agent that should live here. */
  void deliver(int agent, Agent.Command message) {
    AtomicReferenceArray<ActorRef<Agent.Command>> known = residents;
    ActorRef<Agent.Command> resident = agent < known.length() ? known.get(agent) : null;
    if (resident != null) {
      resident.tell(message);
    } else {
      sharding.tell(new ShardingEnvelope<>(Agent.entityId(run, agent), message));
    }
  }

  /** Hands a message to the timekeeper, if it is here. */
  void deliver(Timekeeper.Command message) {
    ActorRef<Timekeeper.Command> here = timekeeper;
    if (here != null) {
      here.tell(message);
    }
  }

  /** The run's timekeeper is on this node. */
  void open(ActorRef<Timekeeper.Command> self) {
    timekeeper = self;
  }

  /**
   * The run is over, for the time being: agents that live here stop. Were it to go on, they would
   * still know this post, and with it no timekeeper any more.
   */
  synchronized void close() {
    closed = true;
    for (int i = 0; i < residents.length(); i++) {
      ActorRef<Agent.Command> resident = residents.get(i);
      if (resident != null) {
        resident.tell(Agent.Rest.NOW);
      }
    }
  }

  /** An agent lives here now. */
  synchronized void moveIn(int agent, ActorRef<Agent.Command> self) {
    if (closed) {
      self.tell(Agent.Rest.NOW);
    }
    if (agent >= residents.length()) {
      AtomicReferenceArray<ActorRef<Agent.Command>> more =
          new AtomicReferenceArray<>(Math.max(agent + 1, residents.length() * 2));
      for (int i = 0; i < residents.length(); i++) {
        more.set(i, residents.get(i));
      }
      residents = more;
    }
    residents.set(agent, self);
  }

  /** An agent lives here no longer. */
  synchronized void moveOut(int agent, ActorRef<Agent.Command> self) {
    if (self.equals(residents.get(agent))) {
      residents.set(agent, null);
    }
  }
}
