package org.murmuration.intervention;

/** How many agents an intervention reaches. */
public sealed interface Dose {

  /** That many agents. */
  record Count(int agents) implements Dose {}

  /** That fraction of the agents present, rounded to the nearest whole number. */
  record Share(double fraction) implements Dose {}

  /** Every agent present. */
  record All() implements Dose {}

  /** The number of agents out of {@code present}. */
  default int of(int present) {
    if (this instanceof Count count) {
      return count.agents();
    }
    return this instanceof Share share ? (int) Math.round(share.fraction() * present) : present;
  }
}
