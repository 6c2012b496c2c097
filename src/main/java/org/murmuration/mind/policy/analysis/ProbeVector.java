package org.murmuration.mind.policy.analysis;

import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/** Vectors without any pattern of their own, to begin the search for eigenvalues with. */
final class ProbeVector {

  private static final long SEED = 1;

  private ProbeVector() {}

  /** Any vector with 0 at one place. */
  static double[] without(int place, int size) {
    double[] v = drawn(size);
    v[place] = 0;
    return v;
  }

  /** Any vector whose components add up to 0. */
  static double[] balanced(int size) {
    double[] v = drawn(size);
    double sum = 0;
    for (double component : v) {
      sum += component;
    }
    for (int i = 0; i < size; i++) {
      v[i] -= sum / size;
    }
    return v;
  }

  private static double[] drawn(int size) {
    RandomStream stream = RandomStream.of(SEED, Purpose.STATISTICS, 0, 0, 0);
    double[] v = new double[size];
    for (int i = 0; i < size; i++) {
      v[i] = stream.nextDouble() - 0.5;
    }
    return v;
  }
}
