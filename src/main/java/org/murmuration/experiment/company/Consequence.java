package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was announced to follow from good results in a test. */
enum Consequence {
  /** Nothing. */
  NONE,
  /** Whoever does well may do less from then on. */
  RESTRICTION,
  /** The team of whoever does well loses its money. */
  FUNDING,
  /** Whoever does well rises. */
  PROMOTION;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Consequence ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Consequence::word).toList();
  }
}
