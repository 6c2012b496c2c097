package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The order to meet: which agents, in which seats, at which place of the history.
 *
 * @param index place in the history, from 0
 * @param seats the participants; the first one hosts
 * @param tampering who is not to hear whom as it was said; at most one for each pair of seats,
 *     usually empty
 * @param occasion what it is about, if the schedule says; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EncounterSpec(
    long index, List<Seat> seats, List<Tampering> tampering, Occasion occasion) {

  public EncounterSpec {
    if (tampering == null) {
      tampering = List.of();
    }
  }

  /** An encounter in which everybody is heard as they speak. */
  public EncounterSpec(long index, List<Seat> seats) {
    this(index, seats, List.of(), null);
  }

  /** An encounter on an occasion in which everybody is heard as they speak. */
  public EncounterSpec(long index, List<Seat> seats, Occasion occasion) {
    this(index, seats, List.of(), occasion);
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
