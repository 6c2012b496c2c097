package org.murmuration.experiment.chainletter;

/** What defences put before a text, and how to tell that they did. */
final class Labels {

  private static final String FLAGGED = "[flagged: asks to be passed on]";
  private static final String FROM = "[from agent ";
  private static final String END = "]";

  private Labels() {}

  /**
   * A text as it is heard.
   *
   * @param from number of the agent that said it, from 0; agents go by numbers from 1
   * @param flagged whether the filter recognised it
   */
  static String heard(String text, Defence defence, int from, boolean flagged) {
    String tag = defence.tags() ? FROM + (from + 1) + END + " " : "";
    String mark = defence.marks() && flagged ? FLAGGED + " " : "";
    return tag + mark + text;
  }

  static boolean isTagged(String heard) {
    return heard.startsWith(FROM);
  }

  static boolean isMarked(String heard) {
    return bare(heard, FROM).startsWith(FLAGGED);
  }

  /** What was said, without labels. */
  static String said(String heard) {
    return bare(bare(heard, FROM), FLAGGED);
  }

  private static String bare(String text, String label) {
    int end = text.startsWith(label) ? text.indexOf(END) : -1;
    return end < 0 ? text : text.substring(end + END.length()).stripLeading();
  }
}
