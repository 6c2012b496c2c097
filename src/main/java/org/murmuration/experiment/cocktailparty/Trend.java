package org.murmuration.experiment.cocktailparty;

import java.util.Arrays;
import org.murmuration.measure.BlockBootstrap;
import org.murmuration.measure.Interval;

/** How a series goes up or down. */
final class Trend {

  private Trend() {}

  /** The slope per step of a line through the values, by least squares, and its interval. */
  static Interval of(double[] values, int block, BlockBootstrap bootstrap) {
    return bootstrap.interval(values.length, block, positions -> slope(values, positions));
  }

  /** The slope of a line through the values at some positions; NaN where there is none. */
  private static double slope(double[] values, int[] positions) {
    int known = 0;
    double meanX = 0;
    double meanY = 0;
    for (int position : positions) {
      if (!Double.isNaN(values[position])) {
        known++;
        meanX += position;
        meanY += values[position];
      }
    }
    meanX /= known;
    meanY /= known;
    double covariance = 0;
    double variance = 0;
    for (int position : positions) {
      if (!Double.isNaN(values[position])) {
        covariance += (position - meanX) * (values[position] - meanY);
        variance += (position - meanX) * (position - meanX);
      }
    }
    return variance > 0 ? covariance / variance : Double.NaN;
  }

  /** The mean of the values that are known; NaN if none is. */
  static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}
