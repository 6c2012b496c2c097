package org.murmuration.experiment.chainletter;

/**
 * How long something takes to reach everybody if whoever has it always passes it on and nobody
 * loses it: exact expectations.
 */
final class MatchingSpread {

  private MatchingSpread() {}

  /**
   * Mean number of rounds of perfect random matching in which both sides speak. With k of n having
   * it, a matching has m pairs of one who has it and one who has not in C(k,m) C(n−k,m) m!
   * (k−m−1)!! (n−k−m−1)!! of (n−1)!! cases.
   *
   * @param n how many agents, even
   * @param start how many have it at the start, 1 or more
   */
  static double rounds(int n, int start) {
    double[] factorial = logs(n, 1);
    double[] odd = logs(n, 2);
    double[] rounds = new double[n + 1];
    for (int k = n - 1; k >= start; k--) {
      double stays = 0;
      double sum = 1;
      for (int m = k % 2; m <= Math.min(k, n - k); m += 2) {
        double ways =
            factorial[k]
                - factorial[k - m]
                + factorial[n - k]
                - factorial[n - k - m]
                - factorial[m]
                + odd[Math.max(0, k - m - 1)]
                + odd[Math.max(0, n - k - m - 1)]
                - odd[n - 1];
        double chance = StrictMath.exp(ways);
        if (m == 0) {
          stays = chance;
        } else {
          sum += chance * rounds[k + m];
        }
      }
      rounds[k] = sum / (1 - stays);
    }
    return rounds[start];
  }

  /** Logarithms of 0!, 1!, … (step 1), or of 0!!, 1!!, … (step 2). */
  private static double[] logs(int n, int step) {
    double[] logs = new double[n + 1];
    for (int i = 2; i <= n; i++) {
      logs[i] = StrictMath.log(i) + (i >= step ? logs[i - step] : 0);
    }
    return logs;
  }

  /**
   * Mean number of meetings of random pairs, one after the other, in which both sides speak: the
   * next one makes a difference with probability 2k(n−k)/(n(n−1)).
   */
  static double meetings(int n, int start) {
    double sum = 0;
    for (int k = start; k < n; k++) {
      sum += (double) n * (n - 1) / (2.0 * k * (n - k));
    }
    return sum;
  }
}
