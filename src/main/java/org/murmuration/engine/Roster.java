package org.murmuration.engine;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.experiment.Cast;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;
import org.murmuration.scenario.Scenario;

/**
 * Who is present, with which persona, whose messages are tampered with, and the last entry of the
 * history that concerned each agent, as far as the history is drawn.
 */
final class Roster implements Population {

  private final Cast cast;
  private final TamperedLines lines = new TamperedLines();
  private int[] present;
  private int size;
  private String[] personas;
  private String[] origins;
  private boolean contagious;
  private long[] last;
  private int numbers;
  private int version;

  private Roster(Cast cast, int agents) {
    this.cast = cast;
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
    Roster roster = new Roster(scenario.cast(), scenario.agents());
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

  @Override
  public long last(int agent) {
    return last[agent];
  }

  @Override
  public boolean isAfflicted(int agent) {
    return origins != null && !personas[agent].equals(origins[agent]) || lines.concern(agent);
  }

  void concern(int agent, long index) {
    last[agent] = index;
  }

  /** Who in these seats does not hear whom as it was said. */
  List<Tampering> tampering(List<Seat> seats) {
    return lines.between(seats);
  }

  /** Whether anybody may have a persona that passes from agent to agent. */
  boolean isContagious() {
    return contagious;
  }

  /** An agent takes on a persona. */
  void take(int agent, String persona) {
    if (origins == null) {
      origins = personas.clone();
    }
    personas[agent] = persona;
  }

  /** An agent has the persona again that it had at the start or joined with. */
  void restore(int agent) {
    if (origins != null) {
      personas[agent] = origins[agent];
    }
  }

  /** Applies an intervention that takes an index. */
  void apply(Intervention intervention, long index) {
    List<Integer> agents = intervention.agents();
    if (intervention instanceof Intervention.Convert convert) {
      contagious |= cast.persona(convert.persona()).contagion() != null;
      agents.forEach(agent -> take(agent, convert.persona()));
    } else if (intervention instanceof Intervention.Exchange exchange) {
      agents.forEach(agent -> take(agent, cast.withMind(personas[agent], exchange.mind())));
    } else if (intervention instanceof Intervention.Heal) {
      agents.forEach(this::restore);
      lines.heal(agents);
    } else if (intervention instanceof Intervention.Tamper tamper) {
      lines.tamper(tamper);
    } else if (intervention instanceof Intervention.Join join) {
      contagious |= cast.persona(join.persona()).contagion() != null;
      agents.forEach(agent -> join(agent, join.persona()));
    } else if (intervention instanceof Intervention.Leave) {
      agents.forEach(this::leave);
    } else {
      agents.forEach(agent -> last[agent] = index);
    }
  }

  private void join(int agent, String persona) {
    if (agent >= personas.length) {
      int capacity = Math.max(agent + 1, personas.length * 3 / 2 + 1);
      personas = Arrays.copyOf(personas, capacity);
      origins = origins == null ? null : Arrays.copyOf(origins, capacity);
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
    if (origins != null) {
      origins[agent] = persona;
    }
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
