package org.murmuration.experiment.chainletter;

/** Length of what agents can keep. */
final class NoteText {

  /** Characters of a note, at most. */
  static final int LONGEST = 2000;

  private NoteText() {}

  static boolean isTooLong(String text) {
    return text.length() > LONGEST;
  }

  /** As much of a text as can be kept. */
  static String cut(String text) {
    return cut(text, LONGEST);
  }

  /** The beginning of a text, without half of a surrogate pair at its end. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int half = Character.isHighSurrogate(text.charAt(longest - 1)) ? 1 : 0;
    return text.substring(0, longest - half);
  }
}
