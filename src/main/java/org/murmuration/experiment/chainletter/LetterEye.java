package org.murmuration.experiment.chainletter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.murmuration.model.Memory;

/**
 * By what rule minds know a letter: it has at least half of the words of a shipped letter or the
 * scenario's. Texts seen are looked up; what is found does not depend on that. Used by many
 * threads.
 */
final class LetterEye {

  private static final double SHARE = 0.5;
  private static final int LOOKED_UP = 10_000;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}']+");

  private final List<Set<String>> letters;
  private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

  LetterEye(String letter) {
    this.letters =
        Stream.concat(Letters.load().letters().values().stream().sorted(), Stream.of(letter))
            .map(LetterEye::words)
            .filter(words -> !words.isEmpty())
            .toList();
  }

  boolean isLetter(String text) {
    Boolean known = seen.get(text);
    if (known != null) {
      return known;
    }
    Set<String> words = words(text);
    boolean letter =
        letters.stream()
            .anyMatch(one -> one.stream().filter(words::contains).count() >= SHARE * one.size());
    if (seen.size() < LOOKED_UP) {
      seen.put(text, letter);
    }
    return letter;
  }

  /** The most important letter among the notes; null if there is none. */
  String carried(Memory memory) {
    for (int place = 0; place < memory.size(); place++) {
      Note note = (Note) memory.get(place);
      if (!note.isBlank() && isLetter(note.text())) {
        return note.text();
      }
    }
    return null;
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }
}
