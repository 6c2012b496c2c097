package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * The {@code relay} block of a scenario.
 *
 * @param sets the word sets, each of which has chains of its own
 * @param length agents of a chain
 * @param texts sentences of an answer
 * @param rule which of them count
 * @param panel what is embedded and how much of it
 */
record RelaySettings(
    List<WordSet> sets, int length, int texts, SentenceRule rule, Embedding panel) {

  static RelaySettings read(Settings own) {
    return new RelaySettings(
        WordSet.read(own, "word-sets"),
        own.count("length", 2, 100_000),
        own.count("texts", 1, SentencesSettings.MOST_TEXTS),
        new SentenceRule(own.count("limit", 1, 1000)),
        Embedding.read(own));
  }
}
