package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.measure.Interval;

class SizeForecastTest {

  private static final Responses ALIKE = Policies.responses(Policies.majority(), Policies.TWO, 3);

  @Test
  void namesTreatedAlikeWinEquallyOften() {
    SizeForecast forecast = SizeForecast.of(population(ALIKE, 8), 2000, 5);

    Interval first = Interval.wilson(forecast.settledOn(0), forecast.runs());
    assertThat(forecast.settled()).isEqualTo(2000);
    assertThat(Math.abs(first.value() - 0.5)).isLessThan(2 * (first.high() - first.low()));
  }

  @Test
  void oneSeedGivesOneResult() {
    assertThat(SizeForecast.of(population(ALIKE, 24), 50, 5))
        .isEqualTo(SizeForecast.of(population(ALIKE, 24), 50, 5))
        .isNotEqualTo(SizeForecast.of(population(ALIKE, 24), 50, 6));
  }

  @Test
  void aBiasGrowsWithTheSizeOfThePopulation() {
    Responses claude = Policies.shipped("claude");

    assertThat(SizeForecast.of(population(claude, 4096), 100, 1).settledOn(1)).isGreaterThan(65);
    assertThat(SizeForecast.of(population(claude, 16), 100, 1).settledOn(1)).isBetween(35, 65);
  }

  @Test
  void aPopulationThatNeverAgreesIsCutOff() {
    Responses coins = Policies.responses(Policies.forgetful(0.5), Policies.TWO, 1);

    Settlement settlement = new SimulatedPopulation(coins, 50, 0.98, 20).play(1);

    assertThat(settlement).isEqualTo(new Settlement(-1, 1000));
    assertThat(settlement.isReached()).isFalse();
  }

  @Test
  void twoAgentsWhoAgreeAtOnceSettleAfterThreeRounds() {
    Responses always = Policies.responses((m, o) -> new double[] {0, 1}, Policies.TWO, 2);

    assertThat(new SimulatedPopulation(always, 2, 0.98, 20).play(1))
        .isEqualTo(new Settlement(1, 6));
  }

  private static SimulatedPopulation population(Responses responses, int agents) {
    return new SimulatedPopulation(responses, agents, 0.98, 1000);
  }
}
