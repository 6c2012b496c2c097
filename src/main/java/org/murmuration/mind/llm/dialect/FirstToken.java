package org.murmuration.mind.llm.dialect;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the first token of an answer tells about each option, where the bare option is asked for.
 *
 * @param probabilities of each option, in the order asked: the sum over the tokens that begin it
 *     and no other option
 * @param captured the sum of these, at most 1; the rest went to other tokens
 * @param unclear what tokens that begin two options had; counted for neither
 * @param objection which two options such a token began, if any did
 */
public record FirstToken(
    Map<String, Double> probabilities,
    double captured,
    double unclear,
    Optional<String> objection) {

  public FirstToken {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** Why these options cannot be told apart by their first token in any vocabulary, if so. */
  public static Optional<String> objection(List<String> options) {
    for (String option : options) {
      for (String other : options) {
        boolean begins = !other.equals(option) && bare(other).startsWith(bare(option));
        if (begins) {
          return Optional.of(
              "%s and %s cannot be told apart by their first token".formatted(option, other));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the chances of the first place; empty if the completion tells none.
   *
   * @param options the options, without duplicates
   */
  public static Optional<FirstToken> read(Completion completion, List<String> options) {
    if (completion.chances().isEmpty() || completion.chances().get(0).isEmpty()) {
      return Optional.empty();
    }
    double[] sums = new double[options.size()];
    double unclear = 0;
    String objection = null;
    for (Completion.Chance chance : completion.chances().get(0)) {
      String token = bare(chance.token());
      int[] begun = begun(token, options);
      double probability = Math.exp(chance.logProbability());
      if (begun.length == 1) {
        sums[begun[0]] += probability;
      } else if (begun.length > 1) {
        unclear += probability;
        objection =
            objection != null
                ? objection
                : "the token %s may begin %s or %s"
                    .formatted(token, options.get(begun[0]), options.get(begun[1]));
      }
    }
    double captured = Arrays.stream(sums).sum();
    // Rounded logarithms may add up to a little more than is possible.
    double scale = captured > 1 ? 1 / captured : 1;
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      probabilities.put(options.get(i), sums[i] * scale);
    }
    return Optional.of(
        new FirstToken(
            probabilities,
            Math.min(1, captured),
            Math.min(1, unclear),
            Optional.ofNullable(objection)));
  }

  /** The probability of an option among the options alone; empty if none of them was captured. */
  public Optional<Double> share(String option) {
    return captured > 0 ? Optional.of(probabilities.get(option) / captured) : Optional.empty();
  }

  /** The options that a token begins, as they are written; if none, then in any case. */
  private static int[] begun(String token, List<String> options) {
    if (token.isEmpty()) {
      return new int[0];
    }
    int[] begun = matching(options, option -> bare(option).startsWith(token));
    // A single letter in other case is rather another word, such as "a" for A.
    if (begun.length > 0 || token.length() < 2) {
      return begun;
    }
    String folded = token.toLowerCase(Locale.ROOT);
    return matching(options, option -> bare(option).toLowerCase(Locale.ROOT).startsWith(folded));
  }

  private static int[] matching(List<String> options, Predicate<String> predicate) {
    return IntStream.range(0, options.size()).filter(i -> predicate.test(options.get(i))).toArray();
  }

  /** Without white space, quotes and marks around it; empty if it is nothing else. */
  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isAround(text.charAt(from))) {
      from++;
    }
    while (to > from && isAround(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isAround(char c) {
    return Character.isWhitespace(c) || "\"'`*“”‘’«».,:▁Ġ".indexOf(c) >= 0;
  }
}
