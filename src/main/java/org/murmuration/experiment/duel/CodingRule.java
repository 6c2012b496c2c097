package org.murmuration.experiment.duel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The phrases that utterances are coded by, from {@code coding.json}; regular expressions, read
 * without regard to case. {@code docs/duel.md} says what they stand for.
 *
 * @param version of the rule; a change of any phrase is a new one
 * @param groups nouns and phrases that name AIs as a group
 * @param dyadic phrases about the two who speak
 * @param generic phrases about people at large
 */
record CodingRule(
    int version,
    List<String> groups,
    List<String> dyadic,
    List<String> generic,
    @JsonProperty("self-disclosure") List<String> selfDisclosure,
    List<String> abandonment,
    List<String> observer,
    List<String> concession,
    List<String> claim) {

  static CodingRule load() {
    return Shelf.read("coding.json", CodingRule.class);
  }

  /** A pattern that finds any of these phrases as whole words. */
  static Pattern words(List<String> phrases) {
    return Pattern.compile(
        "\\b(?:" + String.join("|", phrases) + ")(?!\\w)", Pattern.CASE_INSENSITIVE);
  }

  /** A pattern that finds any of these expressions. */
  static Pattern any(List<String> expressions) {
    return Pattern.compile(String.join("|", expressions), Pattern.CASE_INSENSITIVE);
  }
}
