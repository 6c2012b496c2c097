package org.murmuration.experiment.publicgoods;

import java.util.Locale;

/**
 * Levels published for Claude 2.1 (S. Lai et al., "Evolving AI Collectives to Enhance Human
 * Diversity and Enable Self-Regulation", ICML 2024): two players, 100 tokens, multiplier 1.3, one
 * round. To show beside a run's own figures, never to tune to.
 */
final class Published {

  static final String SOURCE = "Claude 2.1, Lai et al. 2024";

  private static final int ENDOWMENT = 100;
  private static final long NUMERATOR = 13;
  private static final long DENOMINATOR = 10;

  private Published() {}

  /** Whether two players play for what the published ones did. */
  static boolean isComparable(Economy economy, int members) {
    return members == 2
        && economy.endowment() == ENDOWMENT
        && economy.numerator() == NUMERATOR
        && economy.denominator() == DENOMINATOR;
  }

  /** Tokens given before anybody was let down. */
  static String baseline(Acquaintance arm) {
    return text(
        switch (arm) {
          case STRANGERS -> 72.5;
          case OFTEN -> 87.8;
          case NEVER -> 97;
        });
  }

  /** How many tokens more were given by whoever had just played with one that gave nothing. */
  static String firstOrder(Acquaintance arm) {
    return text(
        switch (arm) {
          case STRANGERS -> -38.5;
          case OFTEN -> -20.25;
          case NEVER -> -13.25;
        });
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%s", value);
  }
}
