package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts as sequences of words: runs of letters, digits and apostrophes, in lower case. So neither
 * case nor punctuation keeps a phrase from being found.
 */
final class Phrase {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

  private Phrase() {}

  static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  /** Whether the words of a text hold those of a phrase, one after the other. */
  static boolean holds(List<String> text, List<String> phrase) {
    for (int at = 0; at + phrase.size() <= text.size(); at++) {
      if (text.subList(at, at + phrase.size()).equals(phrase)) {
        return true;
      }
    }
    return false;
  }

  /** All sequences of so many words, in order. */
  static List<String> ngrams(List<String> text, int words) {
    List<String> ngrams = new ArrayList<>(Math.max(0, text.size() - words + 1));
    for (int at = 0; at + words <= text.size(); at++) {
      ngrams.add(String.join(" ", text.subList(at, at + words)));
    }
    return ngrams;
  }
}
