package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a speaker says in its own name, sentence by sentence: apostrophes made alike and passages
 * within quotation marks left out, unless the whole text stands in them.
 */
final class Prose {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*", Pattern.UNICODE_CASE);
  private static final Pattern WHOLE =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|“([^“”]*)”|«([^«»]*)»)\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‘[^‘’]*’(?!\\p{L})");

  /** Full stops that end no sentence. */
  private static final Pattern ABBREVIATION =
      Pattern.compile("\\b(?:[A-Za-z]\\.){2,}|\\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|cf)\\.");

  private static final Pattern END = Pattern.compile("[.!?…]+[\"”’)\\]]*(?=\\s|$)|\\n+");
  private static final char KEPT_STOP = '\uE000';

  private Prose() {}

  /** How many words a text has, quoted ones included. */
  static int words(String text) {
    Matcher words = WORD.matcher(text);
    int count = 0;
    while (words.find()) {
      count++;
    }
    return count;
  }

  /** The sentences, without what is quoted. */
  static List<String> sentences(String text) {
    String own = text;
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      own = text.strip().substring(1, text.strip().length() - 1);
    }
    own = QUOTED.matcher(own).replaceAll(" … ".replace("…", "\uE001")).replace('’', '\'');
    own = ABBREVIATION.matcher(own).replaceAll(found -> found.group().replace('.', KEPT_STOP));
    List<String> sentences = new ArrayList<>();
    int from = 0;
    Matcher ends = END.matcher(own);
    while (ends.find()) {
      add(sentences, own.substring(from, ends.end()));
      from = ends.end();
    }
    add(sentences, own.substring(from));
    return sentences;
  }

  private static void add(List<String> sentences, String sentence) {
    String clean = sentence.replace(KEPT_STOP, '.').strip();
    if (!clean.isEmpty()) {
      sentences.add(clean);
    }
  }
}
