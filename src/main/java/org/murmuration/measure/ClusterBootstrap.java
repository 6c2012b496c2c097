package org.murmuration.measure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * The 95 % percentile interval of a statistic when observations hang together in clusters: clusters
 * are drawn with replacement as a whole (Davison, Hinkley, "Bootstrap Methods and their
 * Application", 1997, section 3.8). Where all clusters agree, or there are few, the interval is too
 * narrow.
 *
 * @param resamples how often is drawn
 * @param seed what the draws depend on
 */
public record ClusterBootstrap(int resamples, long seed) {

  /**
   * The statistic and its interval, whose ends are NaN with fewer than two clusters.
   *
   * @param statistic of how often each of the clusters occurs; NaN where it has no value, such
   *     draws being left out
   */
  public Interval interval(int clusters, ToDoubleFunction<int[]> statistic) {
    int[] times = new int[clusters];
    Arrays.fill(times, 1);
    double value = statistic.applyAsDouble(times);
    if (clusters < 2 || Double.isNaN(value)) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, 0, clusters, 0);
    double[] drawn = new double[resamples];
    int known = 0;
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(times, 0);
      for (int j = 0; j < clusters; j++) {
        times[random.nextInt(clusters)]++;
      }
      double one = statistic.applyAsDouble(times);
      if (!Double.isNaN(one)) {
        drawn[known++] = one;
      }
    }
    double[] ends =
        Quantile.withDefaults()
            .with(Quantile.EstimationMethod.HF7)
            .evaluate(Arrays.copyOf(drawn, known), 0.025, 0.975);
    return new Interval(value, ends[0], ends[1]);
  }
}
