package org.murmuration.schedule;

import java.util.Arrays;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Each wave divides the present agents at random into groups of a size, every division being
 * equally likely. The agents left over when the population is no multiple of the size sit this wave
 * out. A wave is a round.
 *
 * @param size how many agents meet, 2 or more
 */
public record Groups(int size) implements Schedule {

  public Groups {
    if (size < 2) {
      throw new IllegalArgumentException("size is " + size + "; a group has 2 agents or more");
    }
  }

  @Override
  public Wave next(History history) {
    return divide(history, size);
  }

  static Wave divide(History history, int size) {
    Population population = history.population();
    int[] agents = new int[population.size()];
    Arrays.setAll(agents, population::agent);
    ArraySampler.shuffle(
        RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0), agents);
    int leftOver = agents.length % size;
    return new Wave(size, leftOver == 0 ? agents : Arrays.copyOf(agents, agents.length - leftOver));
  }

  @Override
  public int encountersPerRound(Population population) {
    return population.size() / size;
  }

  @Override
  public int groupSize() {
    return size;
  }

  @Override
  public String description() {
    return "random groups of " + size + ", drawn anew each round";
  }
}
