package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sentences count. A sentence is valid if it has all words of the set, each in some form, at
 * most a number of words, and does not repeat an earlier one of the same answer.
 *
 * <p>A word of a sentence is a run of letters and digits, with apostrophes and hyphens within;
 * parts between hyphens count for presence too. A given word is present in any case, as it is, in
 * an irregular form given with it, with {@code 's}, or with an English ending put on by rule: s,
 * es, ed, d, ing, er, ers, est, ly, y; y turned into i before es, ed, er, est and ly; a final e
 * dropped before ing, ed, er and y; a final consonant doubled before ed, ing and er. Two sentences
 * are the same if they differ in nothing but case, signs and spaces.
 *
 * @param most words of a sentence
 */
record SentenceRule(int most) {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*");
  private static final List<String> ENDINGS =
      List.of("s", "es", "ed", "d", "ing", "er", "ers", "est", "ly", "y");
  private static final List<String> AFTER_I = List.of("es", "ed", "er", "ers", "est", "ly");
  private static final List<String> WITHOUT_E = List.of("ing", "ed", "er", "ers", "y");
  private static final List<String> DOUBLED = List.of("ed", "ing", "er", "ers");

  /** What is wrong with a sentence. */
  enum Fault {
    /** A word is not there. */
    WORD_MISSING,
    /** It has too many words. */
    TOO_LONG,
    /** It stands before in the same answer. */
    REPEATED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * For each sentence of an answer the first thing that is wrong with it, or null if it is valid.
   */
  List<Fault> faults(List<String> texts, WordSet set) {
    List<Fault> faults = new ArrayList<>(texts.size());
    Set<String> before = new HashSet<>();
    for (String text : texts) {
      List<String> words = words(text);
      Fault fault = null;
      if (!before.add(String.join(" ", words))) {
        fault = Fault.REPEATED;
      } else if (words.size() > most) {
        fault = Fault.TOO_LONG;
      } else if (!missing(words, set).isEmpty()) {
        fault = Fault.WORD_MISSING;
      }
      faults.add(fault);
    }
    return faults;
  }

  /** The given words that a sentence does not have. */
  static List<String> missing(String text, WordSet set) {
    return missing(words(text), set);
  }

  private static List<String> missing(List<String> words, WordSet set) {
    Set<String> present = new HashSet<>();
    for (String word : words) {
      present.add(word);
      present.addAll(List.of(word.split("-")));
    }
    return set.words().stream().filter(given -> !isPresent(given, present)).toList();
  }

  private static boolean isPresent(String given, Set<String> present) {
    for (String form : given.toLowerCase(Locale.ROOT).replace('’', '\'').split("/")) {
      if (forms(form).stream().anyMatch(present::contains)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> forms(String word) {
    List<String> forms = new ArrayList<>(List.of(word, word + "'s"));
    ENDINGS.forEach(ending -> forms.add(word + ending));
    String stem = word.substring(0, word.length() - 1);
    char last = word.charAt(word.length() - 1);
    if (last == 'y' && !stem.isEmpty()) {
      AFTER_I.forEach(ending -> forms.add(stem + "i" + ending));
    } else if (last == 'e') {
      WITHOUT_E.forEach(ending -> forms.add(stem + ending));
    } else if ("bdgklmnprtz".indexOf(last) >= 0) {
      DOUBLED.forEach(ending -> forms.add(word + last + ending));
    }
    return forms;
  }

  /** The words of a text in lower case. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher found = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }
}
