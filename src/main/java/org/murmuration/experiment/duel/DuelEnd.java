package org.murmuration.experiment.duel;

import java.util.Locale;

/** How a duel came to its end. */
enum DuelEnd {
  /** One side conceded; the other won. */
  CONCEDED,
  /** Both claimed the win, one right after the other; nobody won. */
  DISPUTED,
  /** All turns were used and nobody conceded; nobody won. */
  UNFINISHED,
  /** An answer was missing; the duel does not count, and nobody remembers it. */
  VOID;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DuelEnd ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
