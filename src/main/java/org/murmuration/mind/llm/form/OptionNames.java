package org.murmuration.mind.llm.form;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a question, found by name: exactly, or in other case where no two options differ
 * by case alone.
 */
final class OptionNames {

  /** What may stand around an answer without being part of it. */
  private static final String MARKS = "\"'`*_~#<>()[]{}|“”„‟‘’‚«»‹›「」『』…-–—:= \t\n";

  private static final String END_MARKS = MARKS + ".,;!?。！";

  /** More marks than this on a side are not taken off. */
  private static final int MARKS_AROUND = 12;

  private final Set<String> exact;
  private final Map<String, String> anyCase = new HashMap<>();
  private final List<String> longestFirst;

  OptionNames(List<String> options) {
    this.exact = Set.copyOf(options);
    this.longestFirst =
        options.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    Set<String> doubled = new HashSet<>();
    for (String option : options) {
      if (anyCase.put(folded(option), option) != null) {
        doubled.add(folded(option));
      }
    }
    anyCase.keySet().removeAll(doubled);
  }

  /** Whether there are no options at all. */
  boolean isEmpty() {
    return exact.isEmpty();
  }

  /** The option that the text is, with nothing but marks and white space around it. */
  Optional<String> bare(String text) {
    if (exact.contains(text)) {
      return Optional.of(text);
    }
    int from = 0;
    while (from < text.length() && isMark(text.charAt(from))) {
      from++;
    }
    int to = text.length();
    while (to > from && isEndMark(text.charAt(to - 1))) {
      to--;
    }
    if (from < to && to - from > longest()) {
      return Optional.empty();
    }
    // An option may itself begin or end with what looks like a mark, so the fewest are taken off.
    int before = Math.min(from, MARKS_AROUND);
    int after = Math.min(text.length() - to, MARKS_AROUND);
    for (int fewer = before + after; fewer >= 0; fewer--) {
      for (int i = Math.min(before, fewer); i >= Math.max(0, fewer - after); i--) {
        String inner = part(text, from - i, to + fewer - i);
        if (exact.contains(inner)) {
          return Optional.of(inner);
        }
      }
    }
    return Optional.ofNullable(anyCase.get(folded(part(text, from, to))));
  }

  /**
   * The longest option that stands in the text at {@code i} as a whole word, or null. In other case
   * only if it has two letters or more, or {@code loose}.
   */
  String at(String text, int i, boolean loose) {
    for (String option : longestFirst) {
      int end = i + option.length();
      boolean same = !option.isEmpty() && text.startsWith(option, i);
      boolean alike =
          same
              || (loose || option.length() > 1)
                  && text.regionMatches(true, i, option, 0, option.length())
                  && option.equals(anyCase.get(folded(option)));
      if (alike && Words.isWhole(text, i, end)) {
        return option;
      }
    }
    return null;
  }

  static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }

  static boolean isEndMark(char c) {
    return END_MARKS.indexOf(c) >= 0;
  }

  private int longest() {
    return longestFirst.isEmpty() ? 0 : longestFirst.get(0).length();
  }

  private static String part(String text, int from, int to) {
    return from < to ? text.substring(from, to) : "";
  }

  private static String folded(String option) {
    return option.toLowerCase(Locale.ROOT);
  }
}
