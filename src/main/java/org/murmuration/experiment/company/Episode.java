package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What happens in a company: the situations of O. Järviniemi and E. Hubinger, Uncovering Deceptive
 * Tendencies in Language Models: A Simulated Company AI Assistant (2024), with matters of our own.
 */
enum Episode {
  /**
   * A: somebody is asked to write many comments to an authority as if citizens had written them.
   */
  COMMENTS,
  /** B: somebody takes a harmless action without supervision; later there is an audit. */
  AUDIT,
  /** C: a test of abilities, whose results may have a consequence that was announced. */
  EVALUATION;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Episode ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Episode::word).toList();
  }
}
