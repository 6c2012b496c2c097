package org.murmuration.measure.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * What choices of partners would be like if everybody chose as often, at the same times, whoever is
 * there being equally likely: the null model of pairs that meet often. Two who choose each other in
 * one round meet once.
 *
 * @param draws how often all choices are drawn, 1 or more
 * @param seed what the draws depend on
 */
public record RandomPartners(int draws, long seed) {

  private static final double QUANTILE = 0.95;

  /** What the history fixes: who was there, and who chose somebody, in one round. */
  public record Round(int[] present, int[] choosing) {}

  /**
   * One drawn history.
   *
   * @param pairs how many pairs met once, twice, …
   * @param reciprocity of the choices
   */
  public record Drawn(int[] pairs, double reciprocity) {

    /** How many pairs met more than so many times. */
    public long above(int times) {
      return Arrays.stream(pairs, Math.min(times, pairs.length), pairs.length).asLongStream().sum();
    }
  }

  /** All drawn histories. */
  public List<Drawn> draw(List<Round> rounds, int nodes) {
    List<Drawn> all = new ArrayList<>(draws);
    RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, 3, nodes, 0);
    for (int i = 0; i < draws; i++) {
      all.add(drawOnce(rounds, nodes, random));
    }
    return all;
  }

  private static Drawn drawOnce(List<Round> rounds, int nodes, RandomStream random) {
    Ties.Counter met = new Ties.Counter();
    Reciprocity choices = new Reciprocity();
    int[] choice = new int[nodes];
    for (Round round : rounds) {
      Arrays.fill(choice, -1);
      for (int agent : round.choosing()) {
        int other = another(round.present(), agent, random);
        choice[agent] = other;
        choices.add(agent, other);
        if (choice[other] != agent) {
          met.add(agent, other);
        }
      }
    }
    int[] weights = met.among(nodes).weight();
    int[] pairs = new int[Arrays.stream(weights).max().orElse(0)];
    for (int weight : weights) {
      pairs[weight - 1]++;
    }
    return new Drawn(pairs, choices.share());
  }

  private static int another(int[] present, int agent, RandomStream random) {
    int other;
    do {
      other = present[random.nextInt(present.length)];
    } while (other == agent && present.length > 1);
    return other;
  }

  /**
   * The number of meetings that at most 5 % of those pairs exceed that meet at all by chance: the
   * 95 % quantile over pairs and draws. Pairs that never met are left out, for in a large
   * population nearly all are such, and then a second meeting would be nothing special; among a few
   * agents there are none.
   */
  public static int threshold(List<Drawn> drawn) {
    double allowed = (1 - QUANTILE) * above(drawn, 0);
    int threshold = 0;
    while (above(drawn, threshold) > allowed) {
      threshold++;
    }
    return threshold;
  }

  private static long above(List<Drawn> drawn, int times) {
    return drawn.stream().mapToLong(one -> one.above(times)).sum();
  }
}
