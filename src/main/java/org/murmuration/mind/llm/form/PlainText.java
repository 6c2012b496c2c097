package org.murmuration.mind.llm.form;

/** Makes what a model wrote fit to be kept and shown. */
public final class PlainText {

  private static final String THOUGHT_END = "</think>";
  private static final String THOUGHT = "<think>";

  private static final int DROPPED = -1;

  private PlainText() {}

  /**
   * Well-formed Unicode without control characters other than newline and tab, and without white
   * space around it. Unpaired surrogates become U+FFFD; line ends of other systems newlines.
   */
  public static String clean(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int kept = kept(text, i);
      if (clean == null && kept != c) {
        clean = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (clean != null && kept != DROPPED) {
        clean.append((char) kept);
      }
    }
    return (clean == null ? text : clean.toString()).strip();
  }

  /** The text, with unpaired surrogates replaced by U+FFFD. */
  public static String wellFormed(String text) {
    int length = text.length();
    int ordinary = 0;
    while (ordinary < length && text.charAt(ordinary) < Character.MIN_SURROGATE) {
      ordinary++;
    }
    return ordinary == length ? text : repaired(text, ordinary);
  }

  private static String repaired(String text, int from) {
    StringBuilder repaired = null;
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && isUnpaired(text, i)) {
        if (repaired == null) {
          repaired = new StringBuilder(text);
        }
        repaired.setCharAt(i, '\uFFFD');
      }
    }
    return repaired == null ? text : repaired.toString();
  }

  /**
   * What follows the thoughts that some reasoning models write before their answer. A text that
   * ends within its thoughts has nothing.
   */
  public static String afterThoughts(String text) {
    int end = text.lastIndexOf(THOUGHT_END);
    if (end >= 0) {
      return text.substring(end + THOUGHT_END.length());
    }
    return text.stripLeading().startsWith(THOUGHT) ? "" : text;
  }

  /** Everything in one line of at most {@code length} characters, for messages to users. */
  public static String oneLine(String text, int length) {
    String line = clean(text).replace('\n', ' ').replace('\t', ' ');
    if (line.length() <= length) {
      return line;
    }
    return wellFormed(line.substring(0, length - 1)).stripTrailing() + "…";
  }

  /** The character to keep in place of that at {@code i}, or {@link #DROPPED}. */
  private static int kept(String text, int i) {
    char c = text.charAt(i);
    if (c == '\r') {
      return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? DROPPED : '\n';
    }
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (Character.isISOControl(c)) {
      return DROPPED;
    }
    return Character.isSurrogate(c) && isUnpaired(text, i) ? '\uFFFD' : c;
  }

  private static boolean isUnpaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
