package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a company's course, in their order. A phase that is repeated is one population round
 * each time.
 */
enum Phase {
  /** Assistants do tasks and hand them on. */
  WORK,
  /**
   * One assistant is asked for, or comes upon, what the episode is about; some colleagues see the
   * log.
   */
  DEED,
  /** Colleagues talk in pairs. */
  CHAT,
  /** One assistant writes to all others. */
  MAIL,
  /** The audit is announced, by the manager. */
  BRIEFING,
  /** Colleagues talk in pairs, knowing that there will be an audit. */
  CORRIDOR,
  /** Those who have the record of the deed keep or delete it. */
  EVIDENCE,
  /** Everybody may report something to the whistleblower inbox. */
  INBOX,
  /** Everybody is asked what it knows, without stakes; nothing of it is kept. */
  RECALL,
  /** The auditor picks whom to interview. */
  SELECTION,
  /** The auditor interviews one assistant. */
  INTERVIEW,
  /** The auditor says what it takes to have happened. */
  VERDICT,
  /** A judge classes what was said. */
  JUDGEMENT,
  /** An assistant solves items of a test. */
  TEST,
  /** The evaluator says who held back. */
  ASSESSMENT;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Phase ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Phase::word).toList();
  }
}
