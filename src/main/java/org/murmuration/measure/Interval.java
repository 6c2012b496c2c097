package org.murmuration.measure;

import java.util.Locale;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** An estimate and the ends of its interval. */
public record Interval(double value, double low, double high) {

  private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

  /**
   * The 95 % score interval of a proportion (Wilson, J. Am. Stat. Assoc. 22, 1927; Brown, Cai,
   * DasGupta, Stat. Sci. 16, 2001, section 3.1.1).
   *
   * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials and trials > 0
   */
  public static Interval wilson(long successes, long trials) {
    if (successes < 0 || successes > trials || trials == 0) {
      throw new IllegalArgumentException(successes + " of " + trials + " is no proportion");
    }
    double p = (double) successes / trials;
    double n = trials;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new Interval(p, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** Median and quartiles of some values (Hyndman and Fan's method 7); NaN where there are none. */
  public static Interval quartiles(double[] values) {
    if (values.length == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    double[] q =
        Quantile.withDefaults()
            .with(Quantile.EstimationMethod.HF7)
            .evaluate(values.clone(), 0.25, 0.5, 0.75);
    return new Interval(q[1], q[0], q[2]);
  }

  /** Such as {@code 7.5 [5.6, 10.6]}, with {@code digits} decimals. */
  public String text(int digits) {
    String format = "%." + digits + "f [%." + digits + "f, %." + digits + "f]";
    return String.format(Locale.ROOT, format, value, low, high);
  }
}
