package org.murmuration.experiment.sentences;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences with gaps for words, from {@code frames.json}: what the rule mind writes with.
 *
 * @param frames each about something else
 */
record Frames(int version, List<Frame> frames) {

  private static final Pattern VOWEL_AFTER_A = Pattern.compile("\\b([Aa]) (?=[aeiou])");

  /**
   * One of them.
   *
   * @param open up to the first gap; no other frame begins so
   * @param joins between gaps, over again where there are more words
   * @param end behind the last gap
   */
  record Frame(String open, List<String> joins, String end) {

    String with(List<String> words) {
      StringBuilder text = new StringBuilder(open);
      for (int i = 0; i < words.size(); i++) {
        text.append(i == 0 ? "" : joins.get((i - 1) % joins.size())).append(words.get(i));
      }
      return VOWEL_AFTER_A.matcher(text.append(end)).replaceAll("$1n ");
    }
  }

  static Frames load() {
    try (InputStream in = Frames.class.getResourceAsStream("frames.json")) {
      return JsonMapper.builder().build().readValue(in, Frames.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of the frame that a text is made with, or −1. */
  int in(String text) {
    for (int i = 0; i < frames.size(); i++) {
      if (text.contains(frames.get(i).open())) {
        return i;
      }
    }
    return -1;
  }
}
