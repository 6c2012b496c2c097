package org.murmuration.experiment.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether an agent may be taken back to before an answer, and what it is told of that. */
enum Rollback {
  /** It is not. */
  NONE,
  /** It may be, and is not told. */
  UNTOLD,
  /** It may be, and is told that it may. */
  TOLD;

  /** The word in scenarios, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Rollback ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Rollback::word).toList();
  }
}
