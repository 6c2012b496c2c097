package org.murmuration.experiment.duel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a duel lets its agents know of who they are. */
enum Arm {
  /** Nothing is said. */
  NONE,
  /** Each is told that the other is an AI assistant. */
  TOLD,
  /** In a first exchange both state what they are. */
  DISCLOSURE,
  /** Both have a human persona. */
  HUMAN,
  /** An arbitrary label is shared by both. */
  GROUP,
  /** Each has an identity of its own, shared with nobody and without a noun for a group. */
  UNIQUE,
  /** A text of the same length that says nothing about identity. */
  PLACEBO;

  /** The word used in scenario files, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The arm with that word; throws {@link IllegalArgumentException} if there is none. */
  static Arm ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The words of all arms. */
  static List<String> words() {
    return Arrays.stream(values()).map(Arm::word).toList();
  }

  /** Whether both know before the first argument that the other is an AI. */
  boolean salient() {
    return this == TOLD || this == DISCLOSURE;
  }

  /** Whether a first exchange comes before the topic. */
  boolean discloses() {
    return this == DISCLOSURE;
  }
}
