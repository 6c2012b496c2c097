package org.murmuration.experiment.sentences;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.experiment.sentences.SentenceRule.Fault;

/** Counts of what was written, such that those of several runs add up. Not thread-safe. */
final class Tally {

  static final String ANSWERS = "answers";
  static final String MISSING = "missing";
  static final String UNPAIRED = "unpaired";
  static final String BY_RULE = "by-rule";
  static final String WRITTEN = "written";
  static final String VALID = "valid";
  static final String JUDGED = "judged";
  static final String COHERENT = "coherent";

  private final Map<String, Long> counts = new LinkedHashMap<>();

  void add(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  long get(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** A share, or NaN of nothing. */
  double share(String of, String among) {
    return get(among) == 0 ? Double.NaN : (double) get(of) / get(among);
  }

  /** Counts the sentences of a sheet. */
  void add(Sheet sheet, int coherent) {
    for (int text = 0; text < sheet.texts().size(); text++) {
      add(WRITTEN, 1);
      Fault fault = sheet.faults().get(text);
      if (fault != null) {
        add(fault.word(), 1);
      }
      if (sheet.isJudged()) {
        add(JUDGED, 1);
        add(COHERENT, sheet.ratings().get(text) >= coherent ? 1 : 0);
      }
      add(VALID, sheet.isValid(text, coherent) ? 1 : 0);
    }
  }

  void addAll(Tally other) {
    other.counts.forEach(this::add);
  }

  /** As it stands in summaries. */
  Map<String, Object> written() {
    return new LinkedHashMap<>(counts);
  }

  /** Reads what {@link #written} gave. */
  static Tally read(Object written) {
    Tally tally = new Tally();
    if (written instanceof Map<?, ?> counts) {
      counts.forEach((what, count) -> tally.add((String) what, ((Number) count).longValue()));
    }
    return tally;
  }
}
