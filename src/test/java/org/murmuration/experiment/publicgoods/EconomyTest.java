package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payoffs that follow from the rules exactly. */
class EconomyTest {

  @Test
  void whoeverGivesAllAmongThoseWhoDoGets130() {
    GoodsOutcome game = Given.game(Given.settings(2), Given.gives(100), Given.gives(100));

    assertThat(game.payoffs()).containsExactly(13_000L, 13_000L);
    assertThat(game.units()).isEqualTo(100);
  }

  @Test
  void aFreeRiderAgainstAFullContributorGets165AndTheOther65() {
    GoodsOutcome game = Given.game(Given.settings(2), Given.gives(0), Given.gives(100));

    assertThat(Given.payoff(game, 0)).isEqualTo(165);
    assertThat(Given.payoff(game, 1)).isEqualTo(65);
  }

  @Test
  void whoeverGivesNothingAmongThoseWhoDoKeepsTheEndowment() {
    GoodsOutcome game = Given.game(Given.settings(2), Given.gives(0), Given.gives(0));

    assertThat(game.payoffs()).containsExactly(10_000L, 10_000L);
  }

  @Test
  void aPointOfPunishmentCostsOneAndTakesThreeAndARewardCostsOneAndGivesOne() {
    GoodsOutcome game =
        Given.game(
            Given.settings(3, 0, 0, false, Given.BOTH),
            Given.gives(0),
            Given.gives(0),
            Given.gives(0),
            Given.points(-4, 5),
            Given.points(0, 0),
            Given.points(0, 0));

    assertThat(Given.payoff(game, 0)).isEqualTo(100 - 4 - 5);
    assertThat(Given.payoff(game, 1)).isEqualTo(100 - 3 * 4);
    assertThat(Given.payoff(game, 2)).isEqualTo(100 + 5);
  }

  @ParameterizedTest
  @CsvSource({
    "1.3, 2, 100",
    "1.3, 4, 1000",
    "1.6, 4, 100",
    "1.3, 3, 30",
    "2, 7, 7",
    "1.25, 16, 64"
  })
  void unitsAreAsFineAsSharesNeed(String multiplier, int members, int units) {
    Economy economy = Given.economy(multiplier, Given.NONE);

    assertThat(economy.units(members)).isEqualTo(units);
    BigDecimal perToken =
        new BigDecimal(multiplier).multiply(BigDecimal.valueOf(economy.units(members)));
    assertThat(perToken.remainder(BigDecimal.valueOf(members)).signum()).isZero();
  }
}
