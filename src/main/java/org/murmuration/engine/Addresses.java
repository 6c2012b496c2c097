package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import java.util.Arrays;
import java.util.List;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Seat;

/**
 * Where agents were last seen, so that messages need not take the two hops through sharding. An
 * address may be out of date; a message to it is lost then, and repeated through sharding.
 *
 * <p>Sharding takes an agent that it passes no message to for idle. Addresses are therefore
 * forgotten from time to time, well within the time after which idle agents are passivated: agents
 * in use are reached through sharding again, and those that rest are not addressed directly.
 */
final class Addresses {

  private ActorRef<Agent.Command>[] known = unknown(16);

  /** Takes where the agents of an encounter are; null where it is not known. */
  void learn(EncounterSpec spec, List<ActorRef<Agent.Command>> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      int agent = spec.seats().get(i).agent();
      if (agent >= known.length) {
        known = Arrays.copyOf(known, Math.max(agent + 1, known.length * 2));
      }
      known[agent] = addresses.get(i);
    }
  }

  /**
   * Where the agents of an encounter are, in the order of the seats; null where it is not known.
   */
  List<ActorRef<Agent.Command>> of(EncounterSpec spec) {
    ActorRef<Agent.Command>[] addresses = unknown(spec.seats().size());
    for (int i = 0; i < addresses.length; i++) {
      Seat seat = spec.seats().get(i);
      addresses[i] = seat.agent() < known.length ? known[seat.agent()] : null;
    }
    return Arrays.asList(addresses);
  }

  /** Forgets all addresses. */
  void forget() {
    Arrays.fill(known, null);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ActorRef<Agent.Command>[] unknown(int agents) {
    return (ActorRef<Agent.Command>[]) new ActorRef[agents];
  }
}
