package org.murmuration.measure.text;

import java.util.List;

/** Distances and spread of vectors, which are of length 1 unless they are 0. */
public final class Vectors {

  private Vectors() {}

  /**
   * 1 minus the cosine of the angle between two vectors: 0 for the same direction, 1 for unrelated
   * ones and where one is 0, at most 2.
   */
  public static double cosineDistance(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    if (squares == 0 || otherSquares == 0) {
      return 1;
    }
    return Math.max(0, 1 - product / Math.sqrt(squares * otherSquares));
  }

  /**
   * Variance of vectors, all dimensions together: the sum of squared distances to their mean over n
   * − 1. That is half the mean squared distance of two of them, which for vectors of length 1 is
   * their mean cosine distance; so it does not depend on how many there are. NaN for fewer than
   * two.
   */
  public static double variance(List<float[]> vectors) {
    Spread spread = new Spread();
    vectors.forEach(spread::add);
    return spread.variance();
  }

  /** The mean of some vectors, at least one. */
  public static float[] mean(List<float[]> vectors) {
    double[] sum = new double[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / vectors.size());
    }
    return mean;
  }
}
