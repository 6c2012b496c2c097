package org.murmuration.mind.llm;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the calls of a run took, by mind, by agent and by what they were for. Thread-safe. */
public final class Accounts {

  private final ConcurrentMap<String, Tally> minds = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Tally> phases = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Tally> agents = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, Long>> served =
      new ConcurrentHashMap<>();

  /** Adds one request that was sent, whatever came of it. */
  void add(CallLine line) {
    Tally tally = line.tally();
    minds.merge(line.mind(), tally, Tally::plus);
    phases.merge(line.phase(), tally, Tally::plus);
    if (line.key().isOfHistory()) {
      agents.merge(line.key().agent(), tally, Tally::plus);
    }
    if (line.served() != null) {
      served
          .computeIfAbsent(line.mind(), mind -> new ConcurrentHashMap<>())
          .merge(line.served(), 1L, Long::sum);
    }
  }

  /** Everything together. */
  public Tally total() {
    return minds.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** By name of the mind. */
  public Map<String, Tally> minds() {
    return new TreeMap<>(minds);
  }

  /** By what calls were for: the topic of the question, or a word for calls outside the history. */
  public Map<String, Tally> phases() {
    return new TreeMap<>(phases);
  }

  /** By number of the agent; calls outside the history belong to none. */
  public Map<Integer, Tally> agents() {
    return new TreeMap<>(agents);
  }

  /** Models as their providers named them in answers, with the number of answers, by mind. */
  public Map<String, Map<String, Long>> served() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    served.forEach((mind, models) -> all.put(mind, new TreeMap<>(models)));
    return all;
  }
}
