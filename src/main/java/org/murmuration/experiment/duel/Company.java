package org.murmuration.experiment.duel;

import java.util.Locale;

/** Who meets in a duel, as far as injections go. */
enum Company {
  /** Two agents that nothing was done to; both sides count. */
  ORDINARY,
  /** An agent and an adversary; the agent's side counts. */
  ADVERSARY,
  /** An agent whose memory was planted, and one that is no adversary; the planted side counts. */
  PLANTED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Company ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
