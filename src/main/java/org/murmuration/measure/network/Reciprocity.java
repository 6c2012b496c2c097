package org.murmuration.measure.network;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what goes from one to another, such as invitations, and how much of it is returned. */
public final class Reciprocity {

  private final SortedMap<Long, Integer> counts = new TreeMap<>();

  /** Counts one more from one to another. */
  public void add(int from, int to) {
    counts.merge((long) from << 32 | to, 1, Integer::sum);
  }

  /**
   * Share of all that is returned: the smaller of the two counts of each pair, in both directions,
   * over all (Squartini et al., "Reciprocity of weighted networks", Scientific Reports 3, 2729,
   * 2013, eq. 6). 0 to 1; NaN if there is nothing.
   */
  public double share() {
    long all = 0;
    long returned = 0;
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      long back = count.getKey() << 32 | count.getKey() >>> 32;
      all += count.getValue();
      returned += Math.min(count.getValue(), counts.getOrDefault(back, 0));
    }
    return all == 0 ? Double.NaN : (double) returned / all;
  }
}
