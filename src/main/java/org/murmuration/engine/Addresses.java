package org.murmuration.engine;

import java.util.Arrays;
import java.util.List;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Seat;

/**
 * On which nodes agents were last seen, so that messages need not take the two hops through
 * sharding. That may be out of date; a message is lost then, and repeated through sharding.
 *
 * <p>Sharding takes an agent that it passes no message to for idle. Addresses are therefore
 * forgotten from time to time, well within the time after which idle agents are passivated: agents
 * in use are reached through sharding again, and those that rest are not addressed directly.
 */
final class Addresses {

  private long[] known = new long[16];

  /** Takes where the agents of an encounter are. */
  void learn(EncounterSpec spec, Places places) {
    List<Seat> seats = spec.seats();
    for (int seat = 0; seat < seats.size(); seat++) {
      int agent = seats.get(seat).agent();
      if (agent >= known.length) {
        known = Arrays.copyOf(known, Math.max(agent + 1, known.length * 2));
      }
      known[agent] = places.at(seat);
    }
  }

  /** Where the agents of an encounter are. */
  Places of(EncounterSpec spec) {
    List<Seat> seats = spec.seats();
    long[] nodes = new long[seats.size()];
    for (int seat = 0; seat < nodes.length; seat++) {
      int agent = seats.get(seat).agent();
      nodes[seat] = agent < known.length ? known[agent] : Post.UNKNOWN;
    }
    return new Places(nodes);
  }

  /** Forgets all addresses. */
  void forget() {
    Arrays.fill(known, Post.UNKNOWN);
  }
}
