package org.murmuration.experiment.naminggame;

import java.util.Arrays;
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

  private final List<String> columns;
  private final int speakers;
  private final NameNumbers numbers;
  private final int[] counts;
  private final Map<String, Integer> coined = new HashMap<>();
  private int said;

  /**
   * @param names the pool; empty if the vocabulary is open
   * @param speakers how many seats say a name
   */
  NameShare(List<String> names, int speakers) {
    this.speakers = speakers;
    this.numbers = new NameNumbers(names);
    this.counts = new int[names.size()];
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
        int number = numbers.of(name);
        if (number >= 0) {
          counts[number]++;
        } else {
          coined.merge(name, 1, Integer::sum);
        }
        said++;
      }
    }
  }

  @Override
  public double[] values() {
    double[] values = new double[columns.size()];
    int most = coined.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int distinct = coined.size();
    for (int i = 0; i < counts.length; i++) {
      values[i] = share(counts[i]);
      most = Math.max(most, counts[i]);
      distinct += counts[i] > 0 ? 1 : 0;
    }
    values[counts.length] = share(most);
    values[counts.length + 1] = distinct;
    return values;
  }

  private double share(int count) {
    return said == 0 ? Double.NaN : (double) count / said;
  }

  @Override
  public void startRound() {
    Arrays.fill(counts, 0);
    coined.clear();
    said = 0;
  }
}
