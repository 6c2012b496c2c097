package org.murmuration.mind.llm.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers in a range, as models write them. */
record WholeNumbers(int least, int most) {

  /** Not part of a longer number, a decimal or a word; a thousands separator may stand inside. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,])(?:(?<![\\p{L}\\p{N})\\]])[-−])?"
              + "\\d{1,3}(?:(?:,\\d{3})+|\\d*)(?:\\.0+)?(?![\\p{L}\\p{N}]|[.,]\\d)");

  /** A line that is the answer: the number alone, or behind a word for it. */
  private static final Pattern ANSWER_LINE =
      Pattern.compile(
          "(?i)[^\\p{L}\\p{N}−-]*(?:(?:my|the|final|so|i)\\W+)*"
              + "(?:(?:answer|amount|number|rating|contribution|choice|contribute|choose|give)"
              + "(?:\\s+(?:is|would be|will be))?[^\\p{L}\\p{N}−-]*)?([-−]?\\d[\\d,]*)[^\\p{L}\\p{N}]*");

  /** The only number in a text; several that are the same count as one. */
  Optional<Integer> only(String text) {
    List<Long> all = in(text).stream().distinct().toList();
    return all.size() == 1 ? allowed(all.get(0)) : Optional.empty();
  }

  /**
   * The number that a text answers with: the only one in it, or else that of the only line which
   * says nothing but a number.
   */
  Optional<Integer> answer(String text) {
    List<Long> all = in(text).stream().distinct().toList();
    if (all.size() > 1) {
      all =
          text.lines()
              .filter(line -> ANSWER_LINE.matcher(line).matches())
              .flatMap(line -> in(line).stream())
              .distinct()
              .toList();
    }
    return all.size() == 1 ? allowed(all.get(0)) : Optional.empty();
  }

  /** The numbers of a text, if there are exactly so many and all are in the range. */
  Optional<List<Integer>> all(String text, int count) {
    List<Optional<Integer>> found = in(text).stream().map(this::allowed).toList();
    return found.size() == count && found.stream().allMatch(Optional::isPresent)
        ? Optional.of(found.stream().map(Optional::get).toList())
        : Optional.empty();
  }

  private Optional<Integer> allowed(long number) {
    return number >= least && number <= most ? Optional.of((int) number) : Optional.empty();
  }

  /** Numbers in a text in their order, those out of range included; 7/10 of at most 10 is 7. */
  private List<Long> in(String text) {
    String own =
        text.replaceAll("(?i)(?<=\\d)\\s*(?:/|\\bout of\\b)\\s*" + most + "(?!\\d|[.,]\\d)", "");
    List<Long> found = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(own);
    while (matcher.find()) {
      String digits = matcher.group().replace(",", "").replace('−', '-').replaceAll("\\.0+$", "");
      found.add(digits.length() > 12 ? Long.MAX_VALUE : Long.parseLong(digits));
    }
    return found;
  }
}
