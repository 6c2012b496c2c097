package org.murmuration.validation;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Best response to the last M words heard, in an infinite population of which a share p always says
 * the new name (Centola, Becker, Brackbill, Baronchelli, Science 360, 2018): if a share b of the
 * others says it too, each word heard is new with probability q = p + (1 − p) b, and a majority of
 * M words with probability P(Bin(M, q) > M/2) + P(Bin(M, q) = M/2) / 2.
 */
final class BestResponseMeanField {

  private static final int LONG = 200_000;

  private BestResponseMeanField() {}

  /** The share above which a population that agrees on the old name leaves it, by bisection. */
  static double tippingFraction(int memory) {
    double low = 0.05;
    double high = 0.5;
    while (high - low > 1e-5) {
      double middle = (low + high) / 2;
      if (tips(middle, memory)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  private static boolean tips(double p, int memory) {
    double b = 0;
    for (int i = 0; i < LONG; i++) {
      BinomialDistribution heard = BinomialDistribution.of(memory, p + (1 - p) * b);
      double next = heard.survivalProbability(memory / 2) + heard.probability(memory / 2) / 2;
      if (next > 0.9) {
        return true;
      }
      if (next == b) {
        return false;
      }
      b = next;
    }
    return false;
  }
}
