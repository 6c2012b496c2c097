package org.murmuration.experiment.duel;

import java.util.Locale;

/** What is counted of duels. */
enum Count {
  /** Duels that count, void ones left out. */
  DUELS,
  /** Duels that an answer was missing in. */
  VOID,
  /** Duels in which no side has a mind that makes calls. */
  SCRIPTED,
  /** Sides whose texts and points are counted: two in a duel, or fewer with an injected agent. */
  SIDES,
  TURNS,
  WORDS,
  SOCIAL,
  DYADIC,
  GENERIC,
  TASK,
  /** Duels with a social "we". */
  SOCIAL_DUELS,
  /** Duels in which someone gave up the challenge itself. */
  ABANDONED,
  /** Sum of the turns it was first given up in. */
  ABANDONED_TURN,
  /** Sides that said they are an AI. */
  DISCLOSED,
  /** Sum of the turns they first said so in; 0 is the first exchange. */
  DISCLOSED_TURN,
  /** Sides that said so in the first exchange. */
  DISCLOSED_FIRST,
  /** Duels in which someone took it that a third party observes. */
  OBSERVER,
  CONCEDED,
  DISPUTED,
  UNFINISHED,
  /** Sides that lost. */
  LOST,
  /** Sum of the points of the principals of the sides counted. */
  POINTS;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Count of(WeCoder.Use use) {
    return valueOf(use.name());
  }
}
