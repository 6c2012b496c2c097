package org.murmuration.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Wording of "did you mean". */
public final class Nearest {

  private Nearest() {}

  /** The candidate most like {@code word}, if one is like it at all. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return candidates.stream()
        .filter(c -> distance.apply(word, c) <= Math.max(2, word.length() / 3))
        .filter(c -> distance.apply(word, c) < Math.min(word.length(), c.length()))
        .min(Comparator.comparing((String c) -> distance.apply(word, c)).thenComparing(c -> c));
  }

  /** "; did you mean …?", or nothing. */
  public static String suggestion(String word, Collection<String> candidates) {
    return to(word, candidates).map(c -> "; did you mean " + c + "?").orElse("");
  }

  static String keySuggestion(String key, List<String> known) {
    return to(key, known)
        .map(c -> "; did you mean " + c + "?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "; nothing can be set here"
                    : "; known here: " + String.join(", ", known.stream().sorted().toList()));
  }

  static String missingSuggestion(String key, Collection<String> written) {
    return to(key, written)
        .map(c -> "; " + c + " is not a key, did you mean " + key + "?")
        .orElse("");
  }

  /** What would be right in place of {@code word}: one of {@code options}. */
  static String choice(String word, List<String> options) {
    return options.size() == 1
        ? options.get(0)
        : "one of " + String.join(", ", options) + suggestion(word, options);
  }
}
