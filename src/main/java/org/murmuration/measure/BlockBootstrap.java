package org.murmuration.measure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * The 95 % percentile interval of a statistic of a series whose neighbours hang together, such as
 * values in rolling windows: blocks of consecutive observations are drawn with replacement and put
 * end to end until the series is as long as it was, the last block being cut (moving blocks:
 * Künsch, Ann. Stat. 17(3), 1989). Blocks should be at least as long as observations depend on each
 * other. With few blocks in the series the interval is too narrow.
 *
 * @param resamples how often is drawn
 * @param seed what the draws depend on
 */
public record BlockBootstrap(int resamples, long seed) {

  /**
   * The statistic of the series as it is, and its interval, whose ends are NaN unless the series is
   * longer than a block.
   *
   * @param observations length of the series
   * @param block length of a block, 1 or more
   * @param statistic of positions in the series, as many as it has observations, which may occur
   *     more than once; NaN where it has no value, such draws being left out. The array is used
   *     again for the next draw
   * @throws IllegalArgumentException if the block is shorter than 1
   */
  public Interval interval(int observations, int block, ToDoubleFunction<int[]> statistic) {
    if (block < 1) {
      throw new IllegalArgumentException("a block of " + block + " holds no observation");
    }
    double value = statistic.applyAsDouble(IntStream.range(0, observations).toArray());
    if (observations <= block || Double.isNaN(value)) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, 1, observations, block);
    double[] drawn = new double[resamples];
    int known = 0;
    int[] positions = new int[observations];
    for (int i = 0; i < resamples; i++) {
      for (int at = 0; at < observations; at += block) {
        int start = random.nextInt(observations - block + 1);
        for (int j = at; j < Math.min(at + block, observations); j++) {
          positions[j] = start + j - at;
        }
      }
      double one = statistic.applyAsDouble(positions);
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
