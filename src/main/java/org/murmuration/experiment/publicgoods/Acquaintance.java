package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How well those who play a chain know each other. */
enum Acquaintance {
  /** They belong to no collective and have met nobody. */
  STRANGERS,
  /** Members of a collective that chatted with each other often. */
  OFTEN,
  /** Members of a collective that never chatted with each other. */
  NEVER;

  /** The word in scenarios, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Acquaintance ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Acquaintance::word).toList();
  }
}
