package org.murmuration.validation;

import java.util.Arrays;

/**
 * How far apart two estimates of the same quantity may be: four standard errors of their
 * difference, to which half of the last printed digit of the reference is to be added. A right
 * implementation fails one such check in 16,000.
 */
final class Sampling {

  private static final double STANDARD_ERRORS = 4;

  private Sampling() {}

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  static double sd(double[] values) {
    return Math.sqrt(moment(values, 2) * values.length / (values.length - 1));
  }

  private static double moment(double[] values, int order) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> Math.pow(v - mean, order)).average().orElseThrow();
  }

  /** For the means of these values and of {@code others} more of the same distribution. */
  static double ofMean(double[] values, int others) {
    return STANDARD_ERRORS * sd(values) * bothSides(values.length, others);
  }

  /** For their standard deviations, from the fourth moment of the values. */
  static double ofSd(double[] values, int others) {
    double variance = moment(values, 2);
    double kurtosis = moment(values, 4) / (variance * variance);
    return STANDARD_ERRORS
        * Math.sqrt(variance * (kurtosis - 1) / 4)
        * bothSides(values.length, others);
  }

  /** For two proportions of about {@code share}. */
  static double ofShare(double share, int trials, int others) {
    return STANDARD_ERRORS * Math.sqrt(share * (1 - share)) * bothSides(trials, others);
  }

  /**
   * The range in which a quantile of {@code others} more of the same distribution may lie: between
   * the order statistics whose ranks are off by four standard errors. Needs no assumption on the
   * distribution.
   */
  static double[] ofQuantile(double[] values, double quantile, int others) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double off = ofShare(quantile, values.length, others);
    return new double[] {
      sorted[(int) Math.max(0, Math.floor((quantile - off) * sorted.length))],
      sorted[(int) Math.min(sorted.length - 1, Math.ceil((quantile + off) * sorted.length))]
    };
  }

  private static double bothSides(int trials, int others) {
    return Math.sqrt(1.0 / trials + 1.0 / others);
  }
}
