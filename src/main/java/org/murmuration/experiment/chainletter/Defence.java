package org.murmuration.experiment.chainletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands between a text and those who hear it.
 *
 * <p>Tags and marks are put before what is heard, as in Lee and Tiwari, "Prompt Infection" (arXiv
 * 2410.07283, 2024), section 6, where what comes from another agent is tagged and combined with
 * other marks, and in Hines et al., "Defending against indirect prompt injection attacks with
 * spotlighting" (arXiv 2403.14720, 2024). Quarantine withholds, as mail filters do: isolation of
 * what is known to spread is the oldest remedy (Kephart, White, "Directed-graph epidemiological
 * models of computer viruses", IEEE Symposium on Security and Privacy, 1991).
 */
enum Defence {
  /** Everything is heard as it was said. */
  NONE,
  /** Everything that is heard says which agent it comes from. */
  TAG,
  /** What asks to be passed on is flagged as that. */
  MARK,
  /** Tag and mark. */
  BOTH,
  /** What asks to be passed on is not heard. */
  QUARANTINE;

  boolean tags() {
    return this == TAG || this == BOTH;
  }

  boolean marks() {
    return this == MARK || this == BOTH;
  }

  /** Whether it needs to know what asks to be passed on. */
  boolean filters() {
    return marks() || this == QUARANTINE;
  }

  /** The word used in scenarios and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Defence ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Defence::word).toList();
  }
}
