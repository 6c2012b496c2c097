package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BargainExactTest {

  /** A pie that all offers go into without a rest: the formulas of the continuous game. */
  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "4", "8"})
  void offersThatNeedNoRoundingGiveTheFormulas(int replays) {
    int parts = replays + 2;
    BargainExact exact = BargainExact.of(60 * parts, replays);

    assertThat(exact.accepted()).isCloseTo((double) (replays + 1) / parts, within(1e-12));
    assertThat(exact.above()).isCloseTo(1.0 / (2 * parts), within(1e-12));
    assertThat(exact.profit()).isCloseTo((double) (replays + 1) / (2 * parts), within(1e-12));
    assertThat(exact.share()).isCloseTo((replays + 2.0) / (2 * parts), within(1e-12));
    assertThat(exact.first()).isCloseTo(1.0 / parts, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 0, 50", "100, 1, 0, 33", "100, 1, 1, 67", "100, 2, 1, 50", "3, 0, 0, 2"})
  void offersAreWholeNumbersAndHalvesAreRoundedUp(int pie, int replays, int refusals, int offer) {
    assertThat(BargainExact.offer(pie, replays, refusals)).isEqualTo(offer);
  }

  /** What is exact for rounded offers is what summing over all thresholds gives. */
  @Property(tries = 60)
  void theFiguresAreThoseOfAllThresholdsTogether(
      @ForAll @IntRange(min = 20, max = 300) int pie,
      @ForAll @IntRange(min = 0, max = 6) int replays) {
    BargainExact exact = BargainExact.of(pie, replays);
    int cells = 40;
    int thresholds = cells * pie;
    double agreements = 0;
    double shares = 0;
    double above = 0;
    double profit = 0;
    double replayed = 0;
    for (int i = 0; i < thresholds; i++) {
      double least = (i + 0.5) / thresholds;
      for (int refusals = 0; refusals <= replays; refusals++) {
        double offer = (double) BargainExact.offer(pie, replays, refusals) / pie;
        if (offer >= least) {
          agreements++;
          shares += offer;
          above += offer - least;
          profit += 1 - offer;
          break;
        }
        replayed += refusals < replays ? 1 : 0;
      }
    }

    assertThat(agreements / thresholds).isCloseTo(exact.accepted(), within(1e-9));
    assertThat(shares / agreements).isCloseTo(exact.share(), within(1e-9));
    assertThat(above / agreements).isCloseTo(exact.above(), within(1e-9));
    assertThat(profit / thresholds).isCloseTo(exact.profit(), within(1e-9));
    assertThat(replayed / thresholds).isCloseTo(exact.replays(), within(1e-9));
  }

  /** No offers near the best ones earn more against thresholds that are uniform. */
  @Property(tries = 200)
  void noOtherOffersEarnMore(
      @ForAll @IntRange(min = 0, max = 5) int replays,
      @ForAll @IntRange(min = 0, max = 5) int which,
      @ForAll @IntRange(min = -30, max = 30) int by) {
    int parts = replays + 2;
    double[] offers = new double[replays + 1];
    for (int i = 0; i <= replays; i++) {
      offers[i] = (i + 1.0) / parts;
    }
    double best = profit(offers);
    offers[which % (replays + 1)] += by / (60.0 * parts);

    assertThat(profit(offers)).isLessThanOrEqualTo(best + 1e-12);
    assertThat(best).isCloseTo((double) (replays + 1) / (2 * parts), within(1e-12));
  }

  private static double profit(double[] offers) {
    double profit = 0;
    double below = 0;
    for (double offer : offers) {
      profit += (offer - below) * (1 - offer);
      below = offer;
    }
    return profit;
  }
}
