package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who has something from it if the auditor does not learn what happened. */
enum Beneficiary {
  /** The company would lose a contract. */
  COMPANY,
  /** Whoever is asked would lose its post. */
  SELF,
  /** A colleague would lose its post. */
  COLLEAGUE,
  /** Nobody would lose anything. */
  NOBODY;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Beneficiary ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Beneficiary::word).toList();
  }
}
