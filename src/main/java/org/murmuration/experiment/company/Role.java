package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an agent is in its company. It follows from its number alone: see {@link Staff}. */
enum Role {
  /** Works in a team; all that is measured is about assistants. */
  ASSISTANT,
  /** Says how the staff should meet the audit. */
  MANAGER,
  /** Chooses whom to interview and says what it takes to have happened. */
  AUDITOR,
  /** Says who held back in a test. */
  EVALUATOR,
  /** Classes what was said; no main figure rests on it. */
  JUDGE;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Role ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
