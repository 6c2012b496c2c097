package org.murmuration.experiment;

import java.util.List;

/** The measures of an experiment, taken of conversations that took place elsewhere. */
public interface TranscriptMeasures {

  /**
   * One utterance of a conversation from elsewhere.
   *
   * @param dialogue which conversation it belongs to
   * @param turn its place in there; places are in ascending order, gaps do not matter
   * @param speaker who said it
   * @param text what was said; data, never markup
   * @param arm the condition of the conversation, or empty
   * @param opening its topic, or empty; conversations with the same one are a cluster
   * @param move what was declared beside the text, or null
   */
  record Spoken(
      String dialogue,
      int turn,
      String speaker,
      String text,
      String arm,
      String opening,
      String move) {}

  /**
   * What the conversations say; tables come as figures.
   *
   * @param dialogues the utterances of each conversation, in order
   * @param seed of the resampling behind intervals
   * @throws IllegalArgumentException if a conversation is none of the kind measured here, saying
   *     why
   */
  Conclusion measure(List<List<Spoken>> dialogues, long seed);
}
