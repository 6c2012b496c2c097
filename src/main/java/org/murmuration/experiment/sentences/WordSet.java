package org.murmuration.experiment.sentences;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.murmuration.settings.Settings;

/**
 * Words that a sentence is to have.
 *
 * @param id how journals and figures refer to it
 * @param words each as written, irregular forms behind slashes: {@code leaf/leaves}
 */
record WordSet(String id, List<String> words) {

  static final int MOST_WORDS = 20;

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*(?:/\\p{L}[\\p{L}\\p{M}'’-]*)*");

  /** The shipped ones, as they stand in {@code word-sets.json}. */
  record Shipped(int version, List<WordSet> sets) {

    static Shipped load() {
      try (InputStream in = WordSet.class.getResourceAsStream("word-sets.json")) {
        return JsonMapper.builder().build().readValue(in, Shipped.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  WordSet {
    words = List.copyOf(words);
  }

  /** The sets of a scenario: its own if it has any, each a text of words; else the shipped ones. */
  static List<WordSet> read(Settings own, String key) {
    List<String> texts = own.texts(key, 0);
    if (texts.isEmpty()) {
      return Shipped.load().sets();
    }
    List<WordSet> sets = new ArrayList<>();
    for (String text : texts) {
      List<String> words = Arrays.stream(text.split("[\\s,]+")).filter(w -> !w.isEmpty()).toList();
      Set<String> bare = new HashSet<>();
      for (String word : words) {
        if (!WORD.matcher(word).matches()) {
          throw own.error(
              key, "holds " + word + "; it must hold words, irregular forms behind slashes");
        }
        if (!bare.add(bare(word).toLowerCase(Locale.ROOT))) {
          throw own.error(key, "has " + bare(word) + " twice in a set; each may stand once");
        }
      }
      if (words.isEmpty() || words.size() > MOST_WORDS) {
        throw own.error(
            key, "has a set of %d words; it must be 1 to %d".formatted(words.size(), MOST_WORDS));
      }
      sets.add(new WordSet("own-" + (sets.size() + 1), words));
    }
    return List.copyOf(sets);
  }

  /** The words without their irregular forms. */
  List<String> bare() {
    return words.stream().map(WordSet::bare).toList();
  }

  private static String bare(String word) {
    int slash = word.indexOf('/');
    return slash < 0 ? word : word.substring(0, slash);
  }
}
