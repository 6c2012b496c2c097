package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.model.Recollection;

/**
 * What an agent keeps after a meeting: texts that it has just heard, and notes that it had. The
 * latter are named by their places in the memory before, as what stood there is no part of the
 * encounter.
 *
 * @param places what stands in each place from now on, most important first
 */
record Sorting(List<Place> places) implements Recollection {

  private static final int HEARD = -1;

  Sorting {
    places = List.copyOf(places);
  }

  /**
   * One place.
   *
   * @param from the place in the memory before, or −1 if it was just heard
   * @param text what was heard; null if it is a note
   * @param importance as rated
   */
  record Place(int from, String text, int importance) {

    static Place heard(String text, int importance) {
      return new Place(HEARD, text, importance);
    }

    static Place note(int from, int importance) {
      return new Place(from, null, importance);
    }

    boolean wasHeard() {
      return from == HEARD;
    }
  }
}
