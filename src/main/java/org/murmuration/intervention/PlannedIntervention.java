package org.murmuration.intervention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.schedule.Schedule;

/** An intervention that a scenario asks for, before it is known which agents it reaches. */
public record PlannedIntervention(Onset onset, Dose dose, Placement placement, Action action) {

  /**
   * The intervention on this population. Adversaries already present are only reached by {@link
   * Placement.Ids} or a dose of all.
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
      return new Intervention.Join(joining, join.persona());
    }
    List<Integer> agents = reached(population, schedule, adversary, random);
    if (action instanceof Action.Convert convert) {
      return new Intervention.Convert(agents, convert.persona());
    }
    if (action instanceof Action.Rewrite rewrite) {
      return new Intervention.Rewrite(agents, rewrite.memory());
    }
    return new Intervention.Leave(agents);
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
    int[] candidates = new int[population.size()];
    int count = 0;
    for (int position = 0; position < population.size(); position++) {
      int agent = population.agent(position);
      if (dose instanceof Dose.All || !adversary.test(population.persona(agent))) {
        candidates[count++] = agent;
      }
    }
    int reached = dose.of(population.size());
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
