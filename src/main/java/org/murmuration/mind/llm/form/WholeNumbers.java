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
          "(?<![\\p{L}\\p{N}.,])[-−]?\\d{1,3}(?:(?:,\\d{3})+|\\d*)(?:\\.0+)?(?![\\p{L}\\p{N}]|[.,]\\d)");

  /** The number that a text is, with nothing but marks around it. */
  Optional<Integer> bare(String text) {
    List<Integer> all = in(text.strip());
    return all.size() == 1 && text.strip().matches("[^\\p{L}]*") ? first(all) : Optional.empty();
  }

  /** The only number in a text; several that are the same count as one. */
  Optional<Integer> only(String text) {
    List<Integer> all = in(text).stream().distinct().toList();
    return all.size() == 1 ? first(all) : Optional.empty();
  }

  private Optional<Integer> first(List<Integer> numbers) {
    return Optional.of(numbers.get(0)).filter(number -> number >= least && number <= most);
  }

  /** Numbers in a text in their order, those out of range included; too large ones are left out. */
  private static List<Integer> in(String text) {
    List<Integer> found = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String digits = matcher.group().replace(",", "").replace('−', '-').replaceAll("\\.0+$", "");
      try {
        found.add(Integer.parseInt(digits));
      } catch (NumberFormatException e) {
        found.add(Integer.MAX_VALUE);
      }
    }
    return found;
  }
}
