package org.murmuration.mind.llm;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the calls of a run took, by mind, by agent and by what they were for. Thread-safe. */
public final class Accounts {

  private final Map<String, Count> minds = new ConcurrentHashMap<>();
  private final Map<String, Count> phases = new ConcurrentHashMap<>();
  private final Map<Integer, Count> agents = new ConcurrentHashMap<>();
  private final Map<String, Map<String, LongAdder>> served = new ConcurrentHashMap<>();

  /** A tally that many threads add to. */
  private static final class Count {

    private final LongAdder calls = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final LongAdder micros = new LongAdder();

    void add(Tally tally) {
      calls.add(tally.calls());
      failed.add(tally.failed());
      input.add(tally.input());
      cached.add(tally.cached());
      output.add(tally.output());
      micros.add(tally.micros());
    }

    Tally tally() {
      return new Tally(
          calls.sum(), failed.sum(), input.sum(), cached.sum(), output.sum(), micros.sum());
    }
  }

  /** Adds one request that was sent, whatever came of it. */
  void add(CallLine line) {
    Tally tally = line.tally();
    minds.computeIfAbsent(line.mind(), mind -> new Count()).add(tally);
    phases.computeIfAbsent(line.phase(), phase -> new Count()).add(tally);
    if (line.key().isOfHistory()) {
      agents.computeIfAbsent(line.key().agent(), agent -> new Count()).add(tally);
    }
    if (line.served() != null) {
      served
          .computeIfAbsent(line.mind(), mind -> new ConcurrentHashMap<>())
          .computeIfAbsent(line.served(), model -> new LongAdder())
          .increment();
    }
  }

  /** Everything together. */
  public Tally total() {
    return minds().values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** By name of the mind. */
  public Map<String, Tally> minds() {
    return tallies(minds);
  }

  /** By what calls were for: the topic of the question, or a word for calls outside the history. */
  public Map<String, Tally> phases() {
    return tallies(phases);
  }

  /** By number of the agent; calls outside the history belong to none. */
  public Map<Integer, Tally> agents() {
    return tallies(agents);
  }

  /** Models as their providers named them in answers, with the number of answers, by mind. */
  public Map<String, Map<String, Long>> served() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    served.forEach(
        (mind, models) -> {
          Map<String, Long> counts = new TreeMap<>();
          models.forEach((model, count) -> counts.put(model, count.sum()));
          all.put(mind, counts);
        });
    return all;
  }

  private static <K> Map<K, Tally> tallies(Map<K, Count> counts) {
    Map<K, Tally> tallies = new TreeMap<>();
    counts.forEach((key, count) -> tallies.put(key, count.tally()));
    return tallies;
  }
}
