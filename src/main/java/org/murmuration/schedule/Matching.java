package org.murmuration.schedule;

import org.murmuration.model.Population;

/**
 * Each wave is a perfect matching of the present agents, every matching being equally likely: each
 * agent meets exactly one other. In an odd population one random agent sits the wave out. A wave is
 * a round.
 */
public record Matching() implements Schedule {

  @Override
  public Wave next(History history) {
    return Groups.divide(history, 2);
  }

  @Override
  public int encountersPerRound(Population population) {
    return population.size() / 2;
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public String description() {
    return "random matching, drawn anew each round";
  }
}
