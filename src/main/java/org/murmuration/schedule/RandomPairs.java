package org.murmuration.schedule;

import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Each encounter draws an ordered pair of two different present agents, all such pairs being
 * equally likely and every draw independent of the others.
 *
 * <p>A wave is one meeting, so a change of the population counts from the very next index. A round
 * is as many encounters as there are agents: on average each agent takes part in two.
 */
public record RandomPairs(String description) implements Schedule {

  public RandomPairs() {
    this("random pairs, drawn uniformly");
  }

  @Override
  public Wave next(History history) {
    Population population = history.population();
    int agents = population.size();
    if (agents < 2) {
      return new Wave(2, new int[0]);
    }
    RandomStream stream = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    int first = stream.nextInt(agents);
    int second = stream.nextInt(agents - 1);
    if (second >= first) {
      second++;
    }
    return new Wave(2, new int[] {population.agent(first), population.agent(second)});
  }

  @Override
  public int encountersPerRound(Population population) {
    return population.size();
  }

  @Override
  public int groupSize() {
    return 2;
  }
}
