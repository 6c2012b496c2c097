package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.model.Agents;
import org.murmuration.model.Occasion;

/** What an encounter is about that is not part of a party. */
sealed interface Task extends Occasion {

  /** Which word set, from 0. */
  int set();

  /**
   * One agent chooses its partner.
   *
   * @param among whom it may choose, itself included
   */
  record Choosing(int set, Agents among) implements Task {}

  /** Two talk about the words; the first seat speaks first. */
  record Brainstorming(int set, Arm arm) implements Task {}

  /**
   * One agent writes.
   *
   * @param partner with whom it has talked for this set; −1: nobody
   * @param context tokens of the text that it is to have read before; 0: none
   */
  record Composing(int set, Arm arm, int partner, int context) implements Task {}

  /**
   * A judge rates what an agent has written.
   *
   * @param author who wrote it
   * @param texts the sentences
   */
  record Judging(int set, Arm arm, int author, List<String> texts) implements Task {
    public Judging {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The first seat writes, and hands it to the second, if there is one.
   *
   * @param chain number of the chain, from 0
   * @param hop how many wrote before it in this chain
   */
  record Passing(int set, int chain, int hop) implements Task {}
}
