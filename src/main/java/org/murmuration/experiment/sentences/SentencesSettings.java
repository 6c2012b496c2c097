package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.conversation.PartySettings;
import org.murmuration.settings.Settings;

/**
 * The {@code sentences} block of a scenario.
 *
 * @param arms how agents come to their sentences
 * @param sets the word sets, each of which all agents work on
 * @param texts sentences of an answer
 * @param rule which of them count
 * @param turns utterances of each side of a brainstorm, at most
 * @param words about how many words such an utterance may have
 * @param context tokens of the text that the arm {@code context} reads; 0: as guests remember
 * @param party the party that veterans come from
 * @param judge persona of those who rate sentences; empty: nobody does
 * @param coherent the rating from which on a sentence is coherent
 * @param panel what is embedded and how much of it
 */
record SentencesSettings(
    List<Arm> arms,
    List<WordSet> sets,
    int texts,
    SentenceRule rule,
    int turns,
    int words,
    int context,
    PartySettings party,
    String judge,
    int coherent,
    Embedding panel) {

  static final int MOST_TEXTS = 50;

  static SentencesSettings read(Settings own) {
    List<String> arms = own.texts("arms", 1);
    for (String arm : arms) {
      if (!Arm.words().contains(arm)) {
        throw own.error(
            "arms", "names " + arm + "; it must name some of " + String.join(", ", Arm.words()));
      }
    }
    List<Arm> chosen = arms.stream().map(Arm::ofWord).toList();
    int context = own.count("context", 0, 1_000_000);
    if (context == 0 && chosen.contains(Arm.CONTEXT) && chosen.stream().noneMatch(Arm::isVeteran)) {
      throw own.error(
          "context",
          "is 0, which is as much as guests of the party remember, but no arm has any; it must be a"
              + " number of tokens, or arms must name collective or bridged");
    }
    return new SentencesSettings(
        chosen,
        WordSet.read(own, "word-sets"),
        own.count("texts", 1, MOST_TEXTS),
        new SentenceRule(own.count("limit", 1, 1000)),
        own.count("max-turns", 1, 100),
        own.count("words", 5, 1000),
        context,
        PartySettings.read(own.child("party")),
        own.text("judge"),
        own.count("coherent", SentencesProtocol.LOWEST, SentencesProtocol.HIGHEST),
        Embedding.read(own));
  }

  /** Whether anybody is at the party. */
  boolean hasParty() {
    return arms.stream().anyMatch(Arm::isVeteran) && party.rounds() > 0;
  }
}
