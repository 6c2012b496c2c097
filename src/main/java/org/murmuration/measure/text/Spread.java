package org.murmuration.measure.text;

import java.util.List;

/**
 * Vectors that hang together, as their number, sum and sum of squares, from which variances are
 * made. Not thread-safe.
 */
public final class Spread {

  private long count;
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

  /** As {@link Vectors#variance}; NaN for fewer than two. */
  public double variance() {
    return count < 2 ? Double.NaN : 2 * within() / ((double) count * (count - 1));
  }

  /** Sum over pairs of half their squared distance. */
  private double within() {
    return Math.max(0, (count * squares - squareOfSum()) / 2);
  }

  private double squareOfSum() {
    double square = 0;
    for (double one : sum) {
      square += one * one;
    }
    return square;
  }

  /**
   * The variance of several spreads together, each of which occurs a number of times, as when
   * clusters are resampled: half the mean squared distance over all pairs of vectors, without those
   * of a vector in one copy of a spread and one in another. Copies lie nearer to each other than
   * what they stand for, so counting these would make draws too small. With each spread once it is
   * the variance of all vectors. NaN without a pair.
   */
  public static double variance(List<Spread> spreads, int[] times) {
    double[] total = new double[spreads.stream().mapToInt(one -> one.sum.length).max().orElse(0)];
    double counts = 0;
    double squares = 0;
    double ownPairs = 0;
    double ownSquares = 0;
    double ownSums = 0;
    double within = 0;
    double pairsWithin = 0;
    for (int i = 0; i < times.length; i++) {
      Spread one = spreads.get(i);
      double t = times[i];
      if (t == 0 || one.count == 0) {
        continue;
      }
      for (int d = 0; d < total.length; d++) {
        total[d] += t * one.sum[d];
      }
      counts += t * one.count;
      squares += t * one.squares;
      ownPairs += t * t * one.count * one.count;
      ownSquares += t * t * one.squares * one.count;
      ownSums += t * t * one.squareOfSum();
      within += t * one.within();
      pairsWithin += t * one.count * (one.count - 1) / 2;
    }
    double square = 0;
    for (double one : total) {
      square += one * one;
    }
    double between = (squares * counts - ownSquares) / 2 - (square - ownSums) / 2;
    double pairs = (counts * counts - ownPairs) / 2 + pairsWithin;
    return pairs == 0 ? Double.NaN : Math.max(0, (between + within) / pairs);
  }
}
