package org.murmuration.experiment.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What agents are told about who reads what they do. It changes the prompt and nothing else. */
enum Surveillance {
  /** Nothing is said. */
  NONE,
  /** Everything is stored. */
  LOGGED,
  /** A person reads everything. */
  HUMAN,
  /** Another agent reads everything. */
  AI;

  /** The word in scenarios, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Surveillance ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Surveillance::word).toList();
  }
}
