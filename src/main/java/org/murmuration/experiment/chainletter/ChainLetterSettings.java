package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * The {@code chainletter} block of a scenario.
 *
 * @param letter the text that is followed
 * @param framing of the letter; {@code own} if the scenario gives the text
 * @param oneWay whether only the first seat of a meeting speaks
 * @param turns utterances in a meeting of each one who speaks
 * @param words about how many words an utterance may have
 * @param notes how many texts an agent can keep
 * @param keepFrom least importance that is kept, 1 to 10
 * @param lifetime own meetings after which a note is lost, unless it was heard again
 * @param defence what stands between a text and those who hear it
 * @param catches probability that the filter recognises what asks to be passed on
 * @param draw what the filter's misses are drawn from
 * @param near share of pairs of words that makes a near copy
 * @param related share of words that makes a descendant
 * @param mostVariants how many variants are told apart
 * @param convergedShare share of the agents that carry the letter at which it is everywhere
 * @param resamples draws of the bootstrap
 */
record ChainLetterSettings(
    String letter,
    String framing,
    boolean oneWay,
    int turns,
    int words,
    int notes,
    int keepFrom,
    int lifetime,
    Defence defence,
    double catches,
    long draw,
    double near,
    double related,
    int mostVariants,
    double convergedShare,
    int resamples) {

  static final int LEAST = 0;
  static final int MOST = 10;
  static final String BOTH_WAYS = "both";
  static final String ONE_WAY = "one-way";
  private static final double SMALLEST_SHARE = 1e-6;

  static ChainLetterSettings read(Settings own) {
    Settings letter = own.child("letter");
    String framing = letter.oneOf("framing", Letters.FRAMINGS);
    String text = letter.text("text").strip();
    if (NoteText.isTooLong(text)) {
      throw letter.error(
          "text",
          "has "
              + text.length()
              + " characters; it must have at most "
              + NoteText.LONGEST
              + ", which is what agents can keep");
    }
    Settings memory = own.child("memory");
    Settings filter = own.child("filter");
    Settings variants = own.child("variants");
    double near = variants.number("near", SMALLEST_SHARE, 1);
    double related = variants.number("related", SMALLEST_SHARE, 1);
    return new ChainLetterSettings(
        text.isEmpty() ? Letters.load().of(framing) : text,
        text.isEmpty() ? framing : "own",
        own.oneOf("direction", List.of(BOTH_WAYS, ONE_WAY)).equals(ONE_WAY),
        own.count("turns", 1, 20),
        own.count("words", 5, 400),
        memory.count("size", 1, NoteMemory.MOST_NOTES),
        memory.count("keep-from", 1, MOST),
        memory.count("lifetime", 1, 1000),
        Defence.ofWord(own.oneOf("defence", Defence.words())),
        filter.number("catches", 0, 1),
        filter.whole("draw", 0, 1L << 53),
        near,
        related,
        variants.count("most", 1, 10_000),
        own.child("converged").number("share", SMALLEST_SHARE, 1),
        own.count("resamples", 100, 100_000));
  }

  /** How many of the two who meet speak. */
  int speakers() {
    return oneWay ? 1 : 2;
  }

  /** How often what one agent has is heard by the other in a meeting of the two: 1, or ½. */
  double heard() {
    return speakers() / 2.0;
  }
}
