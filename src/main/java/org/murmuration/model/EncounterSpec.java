package org.murmuration.model;

import java.util.List;

/**
 * The order to meet: which agents, in which seats, at which place of the history.
 *
 * @param index place in the history, from 0
 * @param seats the participants; the first one hosts
 * @param tampering who is not to hear whom as it was said; at most one for each pair of seats,
 *     usually empty
 */
public record EncounterSpec(long index, List<Seat> seats, List<Tampering> tampering) {

  public EncounterSpec {
    if (tampering == null) {
      tampering = List.of();
    }
  }

  /** An encounter in which everybody is heard as they speak. */
  public EncounterSpec(long index, List<Seat> seats) {
    this(index, seats, List.of());
  }

  /** The seat of an agent, or −1 if it takes no part. */
  public int seatOf(int agent) {
    for (int seat = 0; seat < seats.size(); seat++) {
      if (seats.get(seat).agent() == agent) {
        return seat;
      }
    }
    return -1;
  }
}
