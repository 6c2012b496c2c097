package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Some agents, in ascending order of their numbers. Kept as runs of neighbouring numbers, so that
 * nearly everybody of a large population takes little room. Immutable.
 *
 * @param runs first and last number of each run, ascending, with a gap between runs
 */
public record Agents(@JsonValue List<Integer> runs) {

  /** Nobody. */
  public static final Agents NOBODY = new Agents(List.of());

  /**
   * The agents in these runs.
   *
   * @throws IllegalArgumentException if they are not in order
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Agents {
    runs = List.copyOf(runs);
    if (runs.size() % 2 != 0) {
      throw new IllegalArgumentException("a run has a first and a last agent");
    }
    int before = -2;
    for (int i = 0; i < runs.size(); i += 2) {
      if (runs.get(i) <= before + 1 || runs.get(i + 1) < runs.get(i)) {
        throw new IllegalArgumentException("runs of agents are in order, with gaps between");
      }
      before = runs.get(i + 1);
    }
  }

  /** Everybody present. */
  public static Agents of(Population population) {
    Builder builder = new Builder();
    for (int position = 0; position < population.size(); position++) {
      builder.add(population.agent(position));
    }
    return builder.agents();
  }

  /** Those in a list, whatever its order. */
  public static Agents of(List<Integer> numbers) {
    Builder builder = new Builder();
    numbers.stream().sorted().distinct().forEach(builder::add);
    return builder.agents();
  }

  /** How many there are. */
  public int size() {
    int size = 0;
    for (int i = 0; i < runs.size(); i += 2) {
      size += runs.get(i + 1) - runs.get(i) + 1;
    }
    return size;
  }

  /** Number of the agent at a position, 0 being that with the lowest number. */
  public int get(int position) {
    int left = position;
    for (int i = 0; i < runs.size(); i += 2) {
      int length = runs.get(i + 1) - runs.get(i) + 1;
      if (left < length) {
        return runs.get(i) + left;
      }
      left -= length;
    }
    throw new IndexOutOfBoundsException("there is no agent at position " + position);
  }

  /** Whether an agent is among them. */
  public boolean contains(int agent) {
    for (int i = 0; i < runs.size(); i += 2) {
      if (agent <= runs.get(i + 1)) {
        return agent >= runs.get(i);
      }
    }
    return false;
  }

  /** All but one. */
  public Agents without(int agent) {
    if (!contains(agent)) {
      return this;
    }
    List<Integer> next = new ArrayList<>(runs.size() + 2);
    for (int i = 0; i < runs.size(); i += 2) {
      int first = runs.get(i);
      int last = runs.get(i + 1);
      boolean here = agent >= first && agent <= last;
      addRun(next, first, here ? agent - 1 : last);
      addRun(next, here ? agent + 1 : last + 1, last);
    }
    return new Agents(next);
  }

  private static void addRun(List<Integer> runs, int first, int last) {
    if (first <= last) {
      runs.add(first);
      runs.add(last);
    }
  }

  /** Puts agents together that come in ascending order. */
  private static final class Builder {

    private final List<Integer> runs = new ArrayList<>();

    void add(int agent) {
      int end = runs.size() - 1;
      if (end >= 0 && runs.get(end) + 1 == agent) {
        runs.set(end, agent);
      } else {
        runs.add(agent);
        runs.add(agent);
      }
    }

    Agents agents() {
      return new Agents(runs);
    }
  }
}
