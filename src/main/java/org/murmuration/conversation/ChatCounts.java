package org.murmuration.conversation;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often agents have talked with each other. Not thread-safe. */
public final class ChatCounts {

  private final Map<Integer, SortedMap<Integer, Integer>> byAgent = new HashMap<>();
  private long chats;

  /** Counts one more chat of two agents. */
  public void add(int one, int other) {
    count(one, other);
    count(other, one);
    chats++;
  }

  private void count(int of, int with) {
    byAgent.computeIfAbsent(of, agent -> new TreeMap<>()).merge(with, 1, Integer::sum);
  }

  /** How often two agents have talked with each other. */
  public int between(int one, int other) {
    return with(one).getOrDefault(other, 0);
  }

  /** With whom an agent has talked how often, in the order of their numbers. */
  public SortedMap<Integer, Integer> with(int agent) {
    SortedMap<Integer, Integer> own = byAgent.get(agent);
    return own == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(own);
  }

  /** How many chats an agent had. */
  public int of(int agent) {
    return with(agent).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many chats there were. */
  public long total() {
    return chats;
  }
}
