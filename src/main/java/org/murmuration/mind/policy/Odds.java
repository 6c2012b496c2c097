package org.murmuration.mind.policy;

import java.util.List;
import org.murmuration.model.Answer;

/** The probabilities of a few options, ready to be drawn from. Immutable. */
public final class Odds {

  private final List<String> options;
  private final Answer.Chosen[] answers;
  private final double[] cumulative;

  /** The options of one question and the probability of each. */
  public Odds(List<String> options, double[] probabilities) {
    this(
        List.copyOf(options),
        options.stream().map(Answer.Chosen::new).toArray(Answer.Chosen[]::new),
        probabilities);
  }

  private Odds(List<String> options, Answer.Chosen[] answers, double[] probabilities) {
    this.options = options;
    this.answers = answers;
    this.cumulative = new double[probabilities.length];
    int lastPossible = 0;
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += probabilities[i];
      cumulative[i] = sum;
      if (probabilities[i] > 0) {
        lastPossible = i;
      }
    }
    // Rounding may leave the sum a little below 1; an impossible option must not catch the rest.
    cumulative[lastPossible] = Double.POSITIVE_INFINITY;
  }

  /** Other probabilities of the same options. */
  Odds with(double[] probabilities) {
    return new Odds(options, answers, probabilities);
  }

  /** Whether these are odds of exactly these options, in this order. */
  boolean areOf(List<String> others) {
    return options == others || options.equals(others);
  }

  /**
   * The first option whose cumulative probability, in the order of the options, exceeds {@code
   * uniform}, a number from 0 to 1 (excluded).
   */
  public Answer.Chosen draw(double uniform) {
    int i = 0;
    while (uniform >= cumulative[i]) {
      i++;
    }
    return answers[i];
  }
}
