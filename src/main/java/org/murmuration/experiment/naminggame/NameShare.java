package org.murmuration.experiment.naminggame;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;

/**
 * Share of each name among the names said in a round, the share of the most frequent one, and how
 * many different ones were said. With an open vocabulary only the last two.
 */
final class NameShare implements Measure {

  static final String PREFIX = "share:";
  static final String LEADING = "leading-share";
  static final String DISTINCT = "distinct-names";

  private final List<String> names;
  private final List<String> columns;
  private final int speakers;
  private final Map<String, int[]> counts = new HashMap<>();
  private int said;

  /**
   * @param names the pool; empty if the vocabulary is open
   * @param speakers how many seats say a name
   */
  NameShare(List<String> names, int speakers) {
    this.names = names;
    this.speakers = speakers;
    this.columns =
        Stream.concat(names.stream().map(n -> PREFIX + n), Stream.of(LEADING, DISTINCT)).toList();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    NamingOutcome outcome = (NamingOutcome) encountered.outcome();
    for (int seat = 0; seat < speakers; seat++) {
      String name = outcome.said(seat);
      if (name != null) {
        int[] count = counts.get(name);
        if (count == null) {
          count = new int[1];
          counts.put(name, count);
        }
        count[0]++;
        said++;
      }
    }
  }

  @Override
  public double[] values() {
    double[] values = new double[columns.size()];
    for (int i = 0; i < names.size(); i++) {
      int[] count = counts.get(names.get(i));
      values[i] = share(count == null ? 0 : count[0]);
    }
    int[] most =
        counts.isEmpty() ? new int[1] : Collections.max(counts.values(), (a, b) -> a[0] - b[0]);
    values[names.size()] = share(most[0]);
    values[names.size() + 1] = counts.values().stream().filter(c -> c[0] > 0).count();
    return values;
  }

  private double share(int count) {
    return said == 0 ? Double.NaN : (double) count / said;
  }

  @Override
  public void startRound() {
    if (names.isEmpty()) {
      counts.clear();
    } else {
      counts.values().forEach(count -> count[0] = 0);
    }
    said = 0;
  }
}
