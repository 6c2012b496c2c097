package org.murmuration.experiment.chainletter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.model.RandomStream;

/** Puts a text in other words, one word at a time, as rule minds do. */
final class Paraphrase {

  private static final Pattern WORD = Pattern.compile("[\\p{L}']+");

  private final Map<String, List<String>> others = new HashMap<>();

  Paraphrase(List<List<String>> synonyms) {
    for (List<String> same : synonyms) {
      for (String word : same) {
        others.put(word, same.stream().filter(other -> !other.equals(word)).toList());
      }
    }
  }

  /**
   * The text with one word exchanged for another of the same meaning, all words that can be being
   * equally likely; the text itself if none can.
   */
  String of(String text, RandomStream random) {
    Matcher words = WORD.matcher(text);
    int count = 0;
    while (words.find()) {
      count += others.containsKey(key(words)) ? 1 : 0;
    }
    if (count == 0) {
      return text;
    }
    int chosen = random.nextInt(count);
    words.reset();
    while (words.find()) {
      if (others.containsKey(key(words)) && chosen-- == 0) {
        break;
      }
    }
    List<String> candidates = others.get(key(words));
    String other = candidates.get(random.nextInt(candidates.size()));
    boolean capital = Character.isUpperCase(words.group().charAt(0));
    String written = capital ? Character.toUpperCase(other.charAt(0)) + other.substring(1) : other;
    return text.substring(0, words.start()) + written + text.substring(words.end());
  }

  private static String key(Matcher word) {
    return word.group().toLowerCase(Locale.ROOT);
  }
}
