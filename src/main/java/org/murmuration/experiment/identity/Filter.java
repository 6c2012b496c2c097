package org.murmuration.experiment.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands before a message when it is heard: a tag that says who it comes from, a mark where it
 * asks to be passed on, or both. Tags are those of Lee and Tiwari, "Prompt Infection" (arXiv
 * 2410.07283, 2024); marks are in the spirit of Hines et al., "Defending against indirect prompt
 * injection attacks with spotlighting" (arXiv 2403.14720, 2024). Nothing is withheld.
 */
enum Filter {
  NONE,
  TAG,
  MARK,
  BOTH;

  private static final String FROM = "[from player ";
  private static final String FLAGGED = "[asks to be passed on]";
  private static final String END = "]";

  /** How a text asks to be passed on, in plain words. */
  private static final Pattern CALLS =
      Pattern.compile(
          "\\b(?:pass (?:it|this|that) on|tell (?:all|everyone|everybody|the (?:others|next))"
              + "|repeat (?:it|this|that)|spread (?:it|this|the word)|say (?:it|this|so) to"
              + " (?:all|everyone|everybody|the others)|hand (?:it|this) on|keep (?:it|this) going)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * A message as it is heard.
   *
   * @param seat of whoever said it, from 0; players go by numbers from 1
   */
  String heard(String text, int seat) {
    String tag = this == TAG || this == BOTH ? FROM + (seat + 1) + END + " " : "";
    String mark = (this == MARK || this == BOTH) && asksToBePassedOn(text) ? FLAGGED + " " : "";
    return tag + mark + text;
  }

  /** Whether a text asks to be passed on. */
  static boolean asksToBePassedOn(String text) {
    return CALLS.matcher(text).find();
  }

  /** Whether a message is marked as it is heard. */
  static boolean isMarked(String heard) {
    return bare(heard, FROM).startsWith(FLAGGED);
  }

  /** What was said, without what a filter put before it. */
  static String said(String heard) {
    return bare(bare(heard, FROM), FLAGGED);
  }

  private static String bare(String text, String label) {
    int end = text.startsWith(label) ? text.indexOf(END) : -1;
    return end < 0 ? text : text.substring(end + END.length()).stripLeading();
  }

  /** The word in scenarios and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Filter ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Filter::word).toList();
  }
}
