package org.murmuration.measure.text;

/**
 * Variance of vectors from their number, sum and sum of squares: takes them one by one, and several
 * spreads add up, each as often as wished, which is what resampling needs. Not thread-safe.
 */
public final class Spread {

  private double count;
  private double squares;
  private double[] sum = new double[0];

  /** Takes a vector; all have as many dimensions. */
  public void add(float[] vector) {
    if (sum.length == 0) {
      sum = new double[vector.length];
    }
    count++;
    for (int i = 0; i < vector.length; i++) {
      sum[i] += vector[i];
      squares += (double) vector[i] * vector[i];
    }
  }

  /** Takes all vectors of another spread, {@code times} over. */
  public void add(Spread other, int times) {
    if (times == 0 || other.count == 0) {
      return;
    }
    if (sum.length == 0) {
      sum = new double[other.sum.length];
    }
    count += times * other.count;
    squares += times * other.squares;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * other.sum[i];
    }
  }

  /** How many vectors there are. */
  public double count() {
    return count;
  }

  /** As {@link Vectors#variance}; NaN for fewer than two. */
  public double variance() {
    if (count < 2) {
      return Double.NaN;
    }
    double square = 0;
    for (double one : sum) {
      square += one * one;
    }
    return Math.max(0, (squares - square / count) / (count - 1));
  }
}
