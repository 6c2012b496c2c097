package org.murmuration.measure.network;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Quantile;
import org.murmuration.measure.Interval;

/**
 * A statistic beside what it is by chance.
 *
 * @param value of what was observed
 * @param chance mean of what was drawn by chance, and the range of 95 % of it; NaN if nothing was
 * @param excess share of what was drawn that is less than observed, ties half, 0 to 1
 */
public record Chance(double value, Interval chance, double excess) {

  /** A value beside drawn ones, of which NaN are left out. */
  public static Chance of(double value, double[] drawn) {
    double[] known = Arrays.stream(drawn).filter(one -> !Double.isNaN(one)).toArray();
    if (known.length == 0 || Double.isNaN(value)) {
      return new Chance(value, new Interval(Double.NaN, Double.NaN, Double.NaN), Double.NaN);
    }
    double[] ends =
        Quantile.withDefaults()
            .with(Quantile.EstimationMethod.HF7)
            .evaluate(known.clone(), 0.025, 0.975);
    double mean = Arrays.stream(known).sum() / known.length;
    double below = 0;
    for (double one : known) {
      below += one < value ? 1 : one == value ? 0.5 : 0;
    }
    return new Chance(value, new Interval(mean, ends[0], ends[1]), below / known.length);
  }

  /** Such as {@code 0.412, by chance 0.180 [0.161, 0.201]}, with {@code digits} decimals. */
  public String text(int digits) {
    String own = String.format(Locale.ROOT, "%." + digits + "f", value);
    return Double.isNaN(chance.value()) ? own : own + ", by chance " + chance.text(digits);
  }
}
