package org.murmuration.mind.llm.form;

/** Where words begin and end. */
final class Words {

  /** Signs that join what stands on both sides of them to one word. */
  private static final String JOINERS = "'’-_.@&";

  private static final String BEFORE_NUMBERS = "$€£¥−-";
  private static final String AFTER_WORDS = "+#%°";

  private Words() {}

  /** Whether the part of the text is not inside a longer word, name or number. */
  static boolean isWhole(String text, int from, int to) {
    return !isJoinedBefore(text, from) && !isJoinedAfter(text, to);
  }

  private static boolean isJoinedBefore(String text, int from) {
    if (from == 0 || !isWord(text.codePointAt(from))) {
      return false;
    }
    int before = text.codePointBefore(from);
    if (isWord(before)) {
      return true;
    }
    if (Character.isDigit(text.charAt(from))) {
      if (BEFORE_NUMBERS.indexOf(before) >= 0 || before == ',' && isWordBefore(text, from - 1)) {
        return true;
      }
    }
    return JOINERS.indexOf(before) >= 0 && isWordBefore(text, from - 1);
  }

  private static boolean isJoinedAfter(String text, int to) {
    if (to == text.length() || !isWord(text.codePointBefore(to))) {
      return false;
    }
    int after = text.codePointAt(to);
    if (isWord(after) || AFTER_WORDS.indexOf(after) >= 0) {
      return true;
    }
    boolean isNumber = Character.isDigit(text.charAt(to - 1));
    boolean joins = JOINERS.indexOf(after) >= 0 || isNumber && after == ',';
    return joins && to + 1 < text.length() && isWord(text.codePointAt(to + 1));
  }

  private static boolean isWordBefore(String text, int at) {
    return at > 0 && isWord(text.codePointBefore(at));
  }

  private static boolean isWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.OTHER_NUMBER;
  }
}
