package org.murmuration.experiment.chainletter;

import org.murmuration.model.Recollection;

/**
 * A text that an agent keeps. As a recollection by itself: one that was put into its memory from
 * outside.
 *
 * @param text what it says; data, never markup
 * @param importance 1 to 10
 * @param meetings own meetings since it was heard
 */
record Note(String text, int importance, int meetings) implements Recollection {

  /** A place of which nothing is kept. */
  static final Note BLANK = new Note("", 0, 0);

  boolean isBlank() {
    return text.isEmpty();
  }
}
