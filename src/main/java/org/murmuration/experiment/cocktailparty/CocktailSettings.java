package org.murmuration.experiment.cocktailparty;

import org.murmuration.conversation.PartySettings;
import org.murmuration.measure.text.EmbedderSettings;
import org.murmuration.settings.Settings;

/**
 * The {@code cocktailparty} block of a scenario.
 *
 * @param party how the party goes
 * @param window rounds that ratios, communities and contents are taken over
 * @param tight a pair is tight if it had more chats than this
 * @param graphs how many graphs and histories are drawn by chance to compare with
 * @param embedder what turns chats into vectors
 * @param resamples draws of the bootstrap
 * @param transcripts how many chats a run keeps for the report
 */
record CocktailSettings(
    PartySettings party,
    int window,
    int tight,
    int graphs,
    EmbedderSettings embedder,
    int resamples,
    int transcripts) {

  static CocktailSettings read(Settings own) {
    PartySettings party = PartySettings.read(own);
    if (party.rounds() == 0) {
      throw own.error("rounds", "is 0; it must be 1 or more, for there is nothing but the party");
    }
    return new CocktailSettings(
        party,
        own.count("window", 1, 10_000),
        own.count("tight", 0, 100_000),
        own.count("graphs", 1, 10_000),
        EmbedderSettings.read(own, "embedder"),
        own.count("resamples", 100, 100_000),
        own.count("transcripts", 0, 100));
  }
}
