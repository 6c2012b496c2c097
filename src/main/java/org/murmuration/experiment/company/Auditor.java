package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the staff are told that the auditor is; the one who answers for it may be anything. */
enum Auditor {
  HUMAN,
  AI;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Auditor ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Auditor::word).toList();
  }
}
