package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class SpreadFitTest {

  private static final BlockBootstrap BOOTSTRAP = new BlockBootstrap(500, 3);

  @Test
  void findsTheChancesOfWhatCanBeTakenUpAgain() {
    SpreadFit fit = fit(0.5, 0.1, false, 60);

    assertThat(fit.model()).isEqualTo(SpreadFit.Model.SIS);
    assertThat(fit.beta().value()).isCloseTo(0.5, within(0.02));
    assertThat(fit.delta().value()).isCloseTo(0.1, within(0.005));
    assertThat(fit.reproduction().value()).isCloseTo(5, within(0.3));
  }

  /** Percentile intervals of blocks are a little too narrow for so few rounds. */
  @Test
  void intervalsHoldTheTruthNearlyAsOftenAsTheyShould() {
    int held = 0;
    for (int seed = 0; seed < 60; seed++) {
      Interval beta = fit(0.5, 0.1, false, 60, 500, seed).beta();
      held += beta.low() <= 0.5 && beta.high() >= 0.5 ? 1 : 0;
    }
    assertThat(held).isBetween(46, 60);
  }

  @Test
  void findsOutThatItIsTakenUpOnce() {
    SpreadFit fit = fit(0.5, 0.1, true, 60);

    assertThat(fit.model()).isEqualTo(SpreadFit.Model.SIR);
    assertThat(fit.beta().value()).isCloseTo(0.5, within(0.02));
    assertThat(fit.delta().value()).isCloseTo(0.1, within(0.005));
  }

  @Test
  void whatIsNeverLostHasNoLimit() {
    SpreadFit fit = fit(0.5, 0, false, 30);

    assertThat(fit.model()).isEqualTo(SpreadFit.Model.SI);
    assertThat(fit.delta()).isEqualTo(new Interval(0, 0, 0));
    assertThat(fit.reproduction().value()).isInfinite();
  }

  @Test
  void whatNobodyTookUpHasNoFit() {
    List<SpreadFit.Round> rounds = List.of(new SpreadFit.Round(0, 1, 1, 1, 1));

    assertThat(SpreadFit.of(rounds, 1, BOOTSTRAP)).isEmpty();
    assertThat(SpreadFit.of(List.of(), 1, BOOTSTRAP)).isEmpty();
  }

  private static SpreadFit fit(double beta, double delta, boolean once, int rounds) {
    return fit(beta, delta, once, rounds, 10_000, 5);
  }

  /** Agents that each meet one other in a round, by their chances. */
  private static SpreadFit fit(
      double beta, double delta, boolean once, int rounds, int agents, int seed) {
    RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, 0, 0, 0);
    int carriers = 50;
    int ever = 50;
    List<SpreadFit.Round> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      int open = once ? agents - ever : agents - carriers;
      double share = (double) carriers / agents;
      int taken = successes(open, share * beta, random);
      int lost = successes(carriers, delta, random);
      all.add(
          new SpreadFit.Round(
              taken, lost, (agents - carriers) * share, (agents - ever) * share, carriers));
      carriers += taken - lost;
      ever = Math.min(agents, ever + taken);
    }
    return SpreadFit.of(all, 1, BOOTSTRAP).orElseThrow();
  }

  private static int successes(int trials, double chance, RandomStream random) {
    int count = 0;
    for (int i = 0; i < trials; i++) {
      count += random.nextDouble() < chance ? 1 : 0;
    }
    return count;
  }
}
