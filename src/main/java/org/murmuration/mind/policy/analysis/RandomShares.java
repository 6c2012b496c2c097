package org.murmuration.mind.policy.analysis;

import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/** Draws shares that add up to 1, uniformly among all such. */
final class RandomShares {

  private final int size;
  private final RandomStream random;

  RandomShares(int size, long seed) {
    this.size = size;
    this.random = RandomStream.of(seed, Purpose.STATISTICS, 1, 0, 0);
  }

  double[] next() {
    double[] shares = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      shares[i] = -StrictMath.log(1 - random.nextDouble());
      sum += shares[i];
    }
    for (int i = 0; i < size; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
