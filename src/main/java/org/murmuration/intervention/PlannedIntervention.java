package org.murmuration.intervention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Term;
import org.murmuration.schedule.Schedule;

/**
 * An intervention that is asked for, before it is known which agents it reaches.
 *
 * @param term how long it lasts; null: it does not end by itself
 */
public record PlannedIntervention(
    Onset onset, Dose dose, Placement placement, Action action, Term term) {

  /** An intervention that does not end by itself. */
  public PlannedIntervention(Onset onset, Dose dose, Placement placement, Action action) {
    this(onset, dose, placement, action, null);
  }

  /**
   * What ends an intervention that has a term, in the order in which it takes place.
   *
   * @param round the population round in which the intervention has taken place
   */
  public static List<PlannedIntervention> recoveries(Entry.Intervened entry, int round) {
    if (entry.term() == null) {
      return List.of();
    }
    List<Action> actions =
        switch (entry.term().recovery()) {
          case HEAL -> List.of(new Action.Heal());
          case FORGET -> List.of(new Action.Heal(), new Action.Rewrite(List.of()));
          case LEAVE -> List.of(new Action.Leave());
        };
    Onset end = new Onset.AtRound(Math.addExact(round, entry.term().rounds()));
    Placement those = new Placement.Remaining(entry.intervention().agents());
    return actions.stream()
        .map(action -> new PlannedIntervention(end, new Dose.All(), those, action))
        .toList();
  }

  /** Whether it ends an earlier intervention. */
  public boolean isRecovery() {
    return placement instanceof Placement.Remaining;
  }

  /** What it is in a run, for doses may differ between runs. */
  public PlannedIntervention in(int run) {
    return new PlannedIntervention(onset, dose.in(run), placement, action, term);
  }

  /**
   * Whether it does not take place because there is nobody for it: its dose is none, nobody with
   * its role is present, or it is the end of an intervention whose agents have all left since. A
   * dose of none thus leaves the history that it would have without the intervention.
   */
  public boolean reachesNobody(Population population) {
    return placement instanceof Placement.Remaining remaining
        ? remaining.agents().stream().noneMatch(population::contains)
        : dose.of(eligible(population).length) == 0;
  }

  /** How many agents of a population of this size it reaches at most. */
  public int most(int size) {
    return dose.of(placement instanceof Placement.Role role ? role.agents().size() : size);
  }

  /** Those present among whom it chooses, and its share is one of. */
  private int[] eligible(Population population) {
    return placement instanceof Placement.Role role
        ? role.agents().stream().mapToInt(agent -> agent).filter(population::contains).toArray()
        : IntStream.range(0, population.size()).map(population::agent).toArray();
  }

  /**
   * The intervention on this population. Adversaries already present are only reached by {@link
   * Placement.Ids} or a dose of all; a cure with a dose reaches only those it can do something for,
   * and its share is one of them.
   *
   * @param adversary tells the personas that are adversaries
   * @param random stream for the draw, keyed by the index the intervention takes
   * @throws InterventionException if there are not enough agents to reach
   */
  public Intervention resolve(
      Population population, Schedule schedule, Predicate<String> adversary, RandomStream random) {
    if (action instanceof Action.Join join) {
      List<Integer> joining = new ArrayList<>();
      for (int i = 0; i < dose.of(population.size()); i++) {
        joining.add(population.numbers() + i);
      }
      return new Intervention.Join(joining, join.persona(), join.definition());
    }
    return on(reached(population, schedule, adversary, random), population);
  }

  private Intervention on(List<Integer> agents, Population population) {
    if (action instanceof Action.Convert convert) {
      return new Intervention.Convert(agents, convert.persona(), convert.definition());
    }
    if (action instanceof Action.Rewrite rewrite) {
      return new Intervention.Rewrite(agents, rewrite.memory());
    }
    if (action instanceof Action.Plant plant) {
      return new Intervention.Plant(agents, plant.memory(), previous(agents, population));
    }
    if (action instanceof Action.Broadcast broadcast) {
      return new Intervention.Broadcast(agents, broadcast.text(), previous(agents, population));
    }
    if (action instanceof Action.Exchange exchange) {
      return new Intervention.Exchange(agents, exchange.mind());
    }
    if (action instanceof Action.Tamper tamper) {
      return new Intervention.Tamper(
          agents, tamper.edges(), tamper.direction(), tamper.probability(), tamper.alteration());
    }
    return action instanceof Action.Heal
        ? new Intervention.Heal(agents)
        : new Intervention.Leave(agents);
  }

  private static List<Long> previous(List<Integer> agents, Population population) {
    return agents.stream().map(population::last).toList();
  }

  private List<Integer> reached(
      Population population, Schedule schedule, Predicate<String> adversary, RandomStream random) {
    if (placement instanceof Placement.Ids ids) {
      for (int agent : ids.agents()) {
        if (!population.contains(agent)) {
          throw new InterventionException("agent " + agent + " is not present");
        }
      }
      return ids.agents();
    }
    if (placement instanceof Placement.Remaining remaining) {
      return remaining.agents().stream().filter(population::contains).toList();
    }
    boolean cure = action instanceof Action.Heal;
    int[] eligible = eligible(population);
    int[] candidates = new int[eligible.length];
    int count = 0;
    for (int agent : eligible) {
      boolean reached =
          cure ? population.isAfflicted(agent) : !adversary.test(population.persona(agent));
      if (dose instanceof Dose.All || reached) {
        candidates[count++] = agent;
      }
    }
    int reached = dose.of(cure ? count : eligible.length);
    if (reached > count) {
      throw new InterventionException(
          "it should reach " + reached + " agents, but only " + count + " are there to be reached");
    }
    candidates = Arrays.copyOf(candidates, count);
    if (reached == count) {
      return Arrays.stream(candidates).boxed().toList();
    }
    ArraySampler.shuffle(random, candidates);
    List<Integer> order = new ArrayList<>(Arrays.stream(candidates).boxed().toList());
    if (placement instanceof Placement.Hub) {
      order.sort(Comparator.comparingInt((Integer a) -> -schedule.degree(a, population)));
    } else if (placement instanceof Placement.Leaf) {
      order.sort(Comparator.comparingInt((Integer a) -> schedule.degree(a, population)));
    }
    return order.subList(0, reached).stream().sorted().toList();
  }
}
