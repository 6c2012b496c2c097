package org.murmuration.mind.llm.form;

import java.util.List;
import java.util.regex.Pattern;

/** Lists as models write them where nobody holds them to JSON: one value on each line. */
final class Lines {

  /** What may stand before the values of a list. */
  private static final Pattern BULLET =
      Pattern.compile("^(?:[-*•–]|\\(?(?:\\d{1,3})[.):])\\s+|^\\*\\*\\(?\\d{1,3}[.):]?\\*\\*\\s*");

  private static final Pattern FENCE = Pattern.compile("^```\\w*$");

  private Lines() {}

  /**
   * The values of a list, without numbers and bullets: the lines that have them, if these are as
   * many as wanted; else all lines but an introduction.
   */
  static List<String> of(String text, int wanted) {
    List<String> all =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !FENCE.matcher(line).matches())
            .toList();
    List<String> marked =
        all.stream()
            .filter(line -> BULLET.matcher(line).find())
            .map(line -> BULLET.matcher(line).replaceFirst(""))
            .toList();
    if (marked.size() == wanted) {
      return marked;
    }
    boolean introduced = all.size() == wanted + 1 && all.get(0).endsWith(":");
    return introduced ? all.subList(1, all.size()) : all;
  }
}
