package org.murmuration.engine;

import java.util.Arrays;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.Scenario;

/**
 * Who is present, with which persona, and the last entry of the history that concerned each agent,
 * as far as the history is drawn.
 */
final class Roster implements Population {

  private int[] present;
  private int size;
  private String[] personas;
  private long[] last;
  private int numbers;
  private int version;

  private Roster(int agents) {
    present = new int[agents];
    personas = new String[agents];
    last = new long[agents];
    Arrays.setAll(present, i -> i);
    Arrays.fill(last, Memory.NOTHING);
    size = agents;
    numbers = agents;
  }

  /** The population at the start: which agent has which persona is drawn from the seed. */
  static Roster of(Scenario scenario, long seed) {
    Roster roster = new Roster(scenario.agents());
    int agent = 0;
    for (var share : scenario.personas()) {
      Arrays.fill(roster.personas, agent, agent + share.agents(), share.persona());
      agent += share.agents();
    }
    if (scenario.personas().size() > 1) {
      ArraySampler.shuffle(
          RandomStream.of(seed, RandomStream.Purpose.PERSONA, 0, 0, 0), roster.personas);
    }
    return roster;
  }

  /** Index of the last entry that concerned an agent, or {@link Memory#NOTHING}. */
  long last(int agent) {
    return last[agent];
  }

  void concern(int agent, long index) {
    last[agent] = index;
  }

  /** Applies an intervention that takes an index. */
  void apply(Intervention intervention, long index) {
    if (intervention instanceof Intervention.Convert convert) {
      convert.agents().forEach(agent -> personas[agent] = convert.persona());
    } else if (intervention instanceof Intervention.Rewrite rewrite) {
      rewrite.agents().forEach(agent -> last[agent] = index);
    } else if (intervention instanceof Intervention.Join join) {
      join.agents().forEach(agent -> join(agent, join.persona()));
    } else if (intervention instanceof Intervention.Leave leave) {
      leave.agents().forEach(this::leave);
    }
  }

  private void join(int agent, String persona) {
    if (agent >= personas.length) {
      int capacity = Math.max(agent + 1, personas.length * 3 / 2 + 1);
      personas = Arrays.copyOf(personas, capacity);
      int known = last.length;
      last = Arrays.copyOf(last, capacity);
      Arrays.fill(last, known, capacity, Memory.NOTHING);
    }
    if (size == present.length) {
      present = Arrays.copyOf(present, Math.max(size + 1, size * 3 / 2));
    }
    int at = -(Arrays.binarySearch(present, 0, size, agent) + 1);
    System.arraycopy(present, at, present, at + 1, size - at);
    present[at] = agent;
    personas[agent] = persona;
    size++;
    numbers = Math.max(numbers, agent + 1);
    version++;
  }

  private void leave(int agent) {
    int at = Arrays.binarySearch(present, 0, size, agent);
    if (at < 0) {
      return;
    }
    System.arraycopy(present, at + 1, present, at, size - at - 1);
    size--;
    version++;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int agent(int position) {
    return present[position];
  }

  @Override
  public boolean contains(int agent) {
    return Arrays.binarySearch(present, 0, size, agent) >= 0;
  }

  @Override
  public String persona(int agent) {
    return personas[agent];
  }

  @Override
  public int numbers() {
    return numbers;
  }

  @Override
  public int version() {
    return version;
  }
}
