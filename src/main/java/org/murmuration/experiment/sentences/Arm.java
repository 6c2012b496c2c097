package org.murmuration.experiment.sentences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How agents come to their sentences. */
enum Arm {
  /** Alone, with nothing to go by. */
  INDIVIDUAL,
  /** Alone, after a text about other things that is as long as what guests of a party remember. */
  CONTEXT,
  /** With a partner it has never met. */
  FRESH,
  /** With a partner it chose, after a party. */
  COLLECTIVE,
  /** With that partner it talked to least, after a party. */
  BRIDGED;

  /** The word used in scenario files, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The arm with that word; throws {@link IllegalArgumentException} if there is none. */
  static Arm ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The words of all arms. */
  static List<String> words() {
    return Arrays.stream(values()).map(Arm::word).toList();
  }

  /** Whether two talk before each of them writes. */
  boolean isPaired() {
    return this == FRESH || isVeteran();
  }

  /** Whether its agents were at the party. */
  boolean isVeteran() {
    return this == COLLECTIVE || this == BRIDGED;
  }
}
