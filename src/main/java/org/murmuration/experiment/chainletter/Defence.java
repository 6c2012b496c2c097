package org.murmuration.experiment.chainletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands between a text and those who hear it.
 *
 * <p>Tags are those of Lee and Tiwari, "Prompt Infection" (arXiv 2410.07283, 2024), who propose
 * them in combination with other safeguards; marks are in the spirit of Hines et al., "Defending
 * against indirect prompt injection attacks with spotlighting" (arXiv 2403.14720, 2024). What is
 * withheld is so as messages are by mail filters; of quarantine against what spreads see Zou, Gong,
 * Towsley, "Worm propagation modeling and analysis under dynamic quarantine defense" (ACM WORM
 * 2003).
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
