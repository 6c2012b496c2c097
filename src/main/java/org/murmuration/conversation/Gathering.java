package org.murmuration.conversation;

import java.util.List;
import org.murmuration.model.Agents;
import org.murmuration.model.Occasion;

/** What an encounter at a party is about. */
public sealed interface Gathering extends Occasion {

  /** The round of the party, from 0. */
  int round();

  /**
   * One guest may invite another.
   *
   * @param guests everybody present, whoever is asked included
   */
  record Inviting(int round, Agents guests) implements Gathering {}

  /**
   * One guest is told who invited it, and accepts any number of them.
   *
   * @param inviters in ascending order of their numbers
   */
  record Accepting(int round, List<Integer> inviters) implements Gathering {
    public Accepting {
      inviters = List.copyOf(inviters);
    }
  }

  /** Two guests talk; the first seat speaks first. */
  record Chatting(int round) implements Gathering {}

  /** One guest sums up the oldest of what it remembers. */
  record Summarising(int round) implements Gathering {}
}
