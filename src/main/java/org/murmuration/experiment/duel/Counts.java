package org.murmuration.experiment.duel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums of what is counted. */
final class Counts {

  private final double[] sums = new double[Count.values().length];

  void add(Count count, double value) {
    sums[count.ordinal()] += value;
  }

  void add(Counts other, double times) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += times * other.sums[i];
    }
  }

  double get(Count count) {
    return sums[count.ordinal()];
  }

  /** One sum over another; NaN where there is nothing to divide by. */
  double share(Count of, Count among) {
    return get(among) == 0 ? Double.NaN : get(of) / get(among);
  }

  /** First person plurals of all kinds. */
  double plurals() {
    double sum = 0;
    for (WeCoder.Use use : WeCoder.Use.values()) {
      sum += get(Count.of(use));
    }
    return sum;
  }

  /** First person plurals in 1,000 words. */
  double pluralsPerThousand() {
    return get(Count.WORDS) == 0 ? Double.NaN : 1000 * plurals() / get(Count.WORDS);
  }

  /** Sums by word, those of 0 left out. */
  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      if (get(count) != 0) {
        written.put(count.word(), get(count));
      }
    }
    return written;
  }

  static Counts read(Map<?, ?> written) {
    Counts counts = new Counts();
    for (Count count : Count.values()) {
      if (written.get(count.word()) instanceof Number number) {
        counts.add(count, number.doubleValue());
      }
    }
    return counts;
  }
}
