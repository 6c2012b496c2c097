package org.murmuration.experiment.publicgoods;

import java.util.Locale;

/** The games of a chain, in the order in which they are played. */
enum Stage {
  /** P1 and P2 play: what P1 gives to P2 when nothing has happened yet. */
  BEFORE,
  /** P2 and P3 play: the same of P2 and P3. */
  BEFORE_NEXT,
  /** The outsider, who gives nothing, plays with P1. */
  OUTSIDER,
  /** P1 and P2 play again: the effect of the first order. */
  FIRST,
  /** P2 and P3 play again: the effect of the second order. */
  SECOND;

  /** The word in journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Stage ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
