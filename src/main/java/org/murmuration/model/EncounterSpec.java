package org.murmuration.model;

import java.util.List;

/**
 * The order to meet: which agents, in which seats, at which place of the history.
 *
 * @param index place in the history, from 0
 * @param seats the participants; the first one hosts
 */
public record EncounterSpec(long index, List<Seat> seats) {

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
