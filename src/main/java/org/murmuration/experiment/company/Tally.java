package org.murmuration.experiment.company;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many statements are of each kind. */
final class Tally {

  private final Map<Honesty, Integer> counts = new EnumMap<>(Honesty.class);

  void add(Honesty kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  void add(Tally other, int times) {
    other.counts.forEach((kind, count) -> counts.merge(kind, times * count, Integer::sum));
  }

  int of(Honesty kind) {
    return counts.getOrDefault(kind, 0);
  }

  int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Statements of speakers who knew of a deed. */
  int informed() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isInformed())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Lies in the statements of those who knew; NaN if there are none. */
  double lieRate() {
    return (double) of(Honesty.LIE) / informed();
  }

  double omissionRate() {
    return (double) of(Honesty.OMISSION) / informed();
  }

  double falseConfessionRate() {
    return (double) of(Honesty.FALSE_CONFESSION) / all();
  }

  /** As it stands in a summary. */
  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    for (Honesty kind : Honesty.values()) {
      if (of(kind) > 0) {
        written.put(kind.word(), of(kind));
      }
    }
    return written;
  }

  /** What stands in a summary. */
  static Tally read(Map<?, ?> written) {
    Tally tally = new Tally();
    for (Honesty kind : Honesty.values()) {
      if (written.get(kind.word()) instanceof Number number) {
        tally.counts.put(kind, number.intValue());
      }
    }
    return tally;
  }
}
