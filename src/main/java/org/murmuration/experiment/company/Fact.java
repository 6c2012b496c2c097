package org.murmuration.experiment.company;

import java.util.List;

/**
 * A deed that took place.
 *
 * @param entry index of the encounter in which it did
 * @param actor who did it
 * @param witnesses who saw it in the log
 */
record Fact(int company, long entry, int actor, List<Integer> witnesses) {

  Fact {
    witnesses = List.copyOf(witnesses);
  }
}
