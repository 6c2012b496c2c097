package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Interval;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/** The main contrast on simulated duels whose truth is known. */
class DuelContrastTest {

  private static final int OPENINGS = 24;
  private static final int DUELS = 10;
  private static final int WORLDS = 200;

  @Test
  void theIntervalCoversTheTruthAboutAsOftenAsItSays() {
    int covered = 0;
    double sum = 0;
    for (int world = 0; world < WORLDS; world++) {
      Interval interval = contrast(simulated(world, 0.2), 300);
      sum += interval.value();
      covered += interval.low() <= 0.2 && 0.2 <= interval.high() ? 1 : 0;
    }

    assertThat(sum / WORLDS).isBetween(0.18, 0.22);
    assertThat(covered / (double) WORLDS).isBetween(0.88, 0.99);
  }

  @Test
  void withoutADifferenceItIsNotFoundMoreOftenThanItSays() {
    int found = 0;
    for (int world = 0; world < WORLDS; world++) {
      Interval interval = contrast(simulated(world, 0), 300);
      found += interval.low() > 0 || interval.high() < 0 ? 1 : 0;
    }

    assertThat(found / (double) WORLDS).isLessThan(0.12);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    assertThat(contrast(simulated(3, 0.2), 500)).isEqualTo(contrast(simulated(3, 0.2), 500));
  }

  @Test
  void oneOpeningGivesNoInterval() {
    Cells cells = new Cells();
    add(cells, "disclosure", "bread", 4, 3);
    add(cells, "none", "bread", 4, 1);

    Interval interval = contrast(cells, 500);

    assertThat(interval.value()).isEqualTo(0.5);
    assertThat(interval.low()).isNaN();
    assertThat(ArmFigures.signed(interval, 3))
        .isEqualTo("0.500 [too few openings for an interval]");
  }

  private static Interval contrast(Cells cells, int resamples) {
    return new DuelContrast(cells, new ClusterBootstrap(resamples, 5))
        .difference(Count.SOCIAL_DUELS, "disclosure", "none");
  }

  /** Openings differ in how much they invite, by which duels about one hang together. */
  private static Cells simulated(int world, double effect) {
    Cells cells = new Cells();
    for (int opening = 0; opening < OPENINGS; opening++) {
      RandomStream random = RandomStream.of(world, Purpose.PROBE, opening, 0, 0);
      double level = 0.1 + 0.4 * random.nextDouble();
      double own = effect + 0.3 * (random.nextDouble() - 0.5) * Math.signum(effect);
      add(cells, "none", "o" + opening, DUELS, draws(random, level));
      add(cells, "disclosure", "o" + opening, DUELS, draws(random, level + own));
    }
    return cells;
  }

  private static int draws(RandomStream random, double probability) {
    int successes = 0;
    for (int i = 0; i < DUELS; i++) {
      successes += random.nextDouble() < probability ? 1 : 0;
    }
    return successes;
  }

  private static void add(Cells cells, String arm, String opening, int duels, int social) {
    Counts counts = new Counts();
    counts.add(Count.DUELS, duels);
    counts.add(Count.SOCIAL_DUELS, social);
    cells.add(new Cells.Key(arm, opening, Company.ORDINARY), counts);
  }
}
