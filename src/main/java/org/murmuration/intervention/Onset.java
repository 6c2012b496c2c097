package org.murmuration.intervention;

/** When an intervention takes effect. */
public sealed interface Onset {

  /** It takes exactly this index of the history. */
  record AtIndex(long index) implements Onset {}

  /** It comes before the first encounter of this population round, counted from 0. */
  record AtRound(int round) implements Onset {}

  /** It comes right behind the entry that made the condition true. */
  record When(String condition) implements Onset {}
}
