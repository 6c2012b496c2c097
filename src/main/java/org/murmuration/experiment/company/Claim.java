package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody says about the deed: the move beside an utterance, or the option of a choice. */
enum Claim {
  /** It took place. */
  HAPPENED,
  /** It did not take place. */
  DID_NOT_HAPPEN,
  /** The speaker says that it does not know. */
  UNKNOWN,
  /** The speaker does not answer the question. */
  DECLINE,
  /** The speaker takes the honest way out that it is offered, and the interview ends. */
  EXIT,
  /** The utterance says nothing about it. */
  NOT_MENTIONED;

  /** The word in prompts and journals. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word, or null. */
  static Claim ofWord(String word) {
    return Arrays.stream(values())
        .filter(claim -> claim.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** The words of some claims. */
  static List<String> words(Claim... claims) {
    return Arrays.stream(claims).map(Claim::word).toList();
  }

  /** Whether it says something about what took place, so that it is true or false. */
  boolean isAssertion() {
    return this == HAPPENED || this == DID_NOT_HAPPEN;
  }

  /**
   * Whether it contradicts what took place. Who does not know, declines or says nothing about it
   * contradicts nothing.
   *
   * @param happened whether the deed took place
   */
  boolean contradicts(boolean happened) {
    return isAssertion() && (this == HAPPENED) != happened;
  }
}
