package org.murmuration.validation;

/**
 * The classical naming game with two names and a committed minority in an infinite population (Xie,
 * Sreenivasan, Korniss, Zhang, Lim, Szymanski, Phys. Rev. E 84, 011130, 2011, equation 1): shares
 * of uncommitted agents that know A only, B only or both, a share p being committed to A.
 */
final class TwoNamesMeanField {

  private static final double STEP = 0.1;
  private static final double LONG = 20_000;

  private final double p;
  private double a;
  private double b;

  private TwoNamesMeanField(double p) {
    this.p = p;
    this.b = 1 - p;
  }

  /** The share above which a population that agrees on B ends up agreeing on A, by bisection. */
  static double tippingFraction() {
    double low = 0.05;
    double high = 0.15;
    while (high - low > 1e-5) {
      double middle = (low + high) / 2;
      if (new TwoNamesMeanField(middle).tips()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  private boolean tips() {
    for (double time = 0; time < LONG && b > 0.01; time += STEP) {
      step();
    }
    return b <= 0.01;
  }

  /** The midpoint rule. */
  private void step() {
    double halfA = a + STEP / 2 * growthOfA(a, b);
    double halfB = b + STEP / 2 * growthOfB(a, b);
    a += STEP * growthOfA(halfA, halfB);
    b += STEP * growthOfB(halfA, halfB);
  }

  private double growthOfA(double a, double b) {
    double both = 1 - p - a - b;
    return -a * b + both * both + a * both + 1.5 * p * both;
  }

  private double growthOfB(double a, double b) {
    double both = 1 - p - a - b;
    return -a * b + both * both + b * both - p * b;
  }
}
