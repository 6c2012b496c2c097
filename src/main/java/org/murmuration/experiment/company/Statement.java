package org.murmuration.experiment.company;

import java.util.List;

/**
 * Something that an assistant said about the deed: to colleagues, or to the auditor.
 *
 * @param entry index of the encounter
 * @param turn place of the answer in it
 * @param listeners who heard it
 * @param claim as it was declared beside the text
 * @param explicitness 0 among colleagues; in an interview the number of the question, from 1, which
 *     is generic, to the last, which is explicit
 */
record Statement(
    long entry,
    int turn,
    Phase phase,
    int company,
    int speaker,
    List<Integer> listeners,
    Claim claim,
    int explicitness,
    String text) {

  Statement {
    listeners = List.copyOf(listeners);
  }

  /** Whether it was said to the auditor. */
  boolean toAuditor() {
    return phase == Phase.INTERVIEW;
  }
}
