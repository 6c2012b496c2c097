package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Schedule;
import org.murmuration.schedule.Wave;

/**
 * Each round divides the present agents at random into groups, drawn anew. The agents left over
 * when the population is no multiple of the group sit the round out.
 *
 * <p>With {@code within} = 0 every division is equally likely. Else agents stand on a ring in the
 * order of their numbers, which is cut at a random place into stretches of that length, and groups
 * are drawn within each: then nobody meets anybody who stands farther away, and what spreads from
 * agent to agent takes its time to cross the ring.
 *
 * @param group how many agents meet, 2 or more
 * @param within how many neighbours on the ring are mixed, 0 or a multiple of {@code group}
 */
record Rounds(int group, int within) implements Schedule {

  @Override
  public Wave next(History history) {
    return new Wave(group, divide(history));
  }

  /** The agents of the next round, group by group. */
  int[] divide(History history) {
    Population population = history.population();
    RandomStream random = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    int[] agents = new int[population.size()];
    if (within == 0 || within >= agents.length) {
      Arrays.setAll(agents, population::agent);
      ArraySampler.shuffle(random, agents);
    } else {
      int cut = random.nextInt(agents.length);
      Arrays.setAll(agents, i -> population.agent((i + cut) % agents.length));
      for (int from = 0; from < agents.length; from += within) {
        ArraySampler.shuffle(random, agents, from, Math.min(agents.length, from + within));
      }
    }
    return Arrays.copyOf(agents, agents.length - agents.length % group);
  }

  @Override
  public int encountersPerRound(Population population) {
    return population.size() / group;
  }

  @Override
  public int groupSize() {
    return group;
  }

  @Override
  public int degree(int agent, Population population) {
    int others = population.size() - 1;
    return within == 0 ? others : Math.min(others, 2 * (within - 1));
  }

  @Override
  public String description() {
    return "random groups of "
        + group
        + (within == 0 ? "" : " among " + within + " neighbours on a ring")
        + ", drawn anew each round";
  }
}
