package org.murmuration.mind.policy.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.model.RandomStream;

/**
 * What became of a number of simulated populations of one size.
 *
 * @param agents the size
 * @param settlements one per run, in the order of the runs
 */
public record SizeForecast(int agents, List<Settlement> settlements) {

  /** Plays {@code runs} populations, each with a seed of its own derived from {@code seed}. */
  public static SizeForecast of(SimulatedPopulation population, int runs, long seed) {
    List<Settlement> settlements =
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(run -> population.play(RandomStream.runSeed(seed, run)))
            .toList();
    return new SizeForecast(population.agents(), settlements);
  }

  public int runs() {
    return settlements.size();
  }

  /** How many populations settled on a name. */
  public int settledOn(int name) {
    return (int) settlements.stream().filter(s -> s.name() == name).count();
  }

  /** How many populations settled at all. */
  public int settled() {
    return (int) settlements.stream().filter(Settlement::isReached).count();
  }

  /** Population rounds played by each population that settled. */
  public double[] rounds() {
    return settlements.stream()
        .filter(Settlement::isReached)
        .mapToDouble(s -> (double) s.interactions() / agents)
        .toArray();
  }
}
