package org.murmuration.model;

import java.util.List;

/** What came of an encounter. Each experiment has its own kind. */
public interface Outcome extends WireValue {

  /** The answers in the order the protocol asked for them, missing ones included. */
  List<Answer> answers();

  /** What the encounter was about, if the schedule said so; else null. */
  default Occasion occasion() {
    return null;
  }

  /**
   * The seat that gave an answer.
   *
   * @param turn place of the answer in {@link #answers()}
   * @param seats how many seats the encounter has; unless an outcome says otherwise they answer in
   *     turns
   */
  default int seatOf(int turn, int seats) {
    return turn % seats;
  }
}
