package org.murmuration.measure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.measure.network.RandomPartners.Drawn;
import org.murmuration.measure.network.RandomPartners.Round;

/** What graphs and choices are by chance. */
class ChanceTest {

  @Test
  void swappedMeetingsLeaveEverybodyAsManyOfThem() {
    Ties club = CommunitiesTest.karateClub();
    List<Ties> seen = new ArrayList<>();

    new Rewiring(5, 1)
        .meetings(
            club,
            ties -> {
              seen.add(ties);
              return 0;
            });

    assertThat(seen).hasSize(6);
    assertThat(seen).allSatisfy(t -> assertThat(t.strengths()).isEqualTo(club.strengths()));
    assertThat(seen.stream().map(t -> Arrays.toString(t.one()) + Arrays.toString(t.other())))
        .doesNotHaveDuplicates();
  }

  @Test
  void swappedAcquaintancesLeaveEverybodyAsManyOthersAndDoubleNone() {
    Ties club = CommunitiesTest.karateClub();

    Chance clustering =
        new Rewiring(40, 1)
            .acquaintances(
                club,
                ties -> {
                  assertThat(ties.degrees()).isEqualTo(club.degrees());
                  assertThat(ties.weight()).containsOnly(1);
                  return Transitivity.of(ties);
                });

    assertThat(clustering.value()).isCloseTo(0.2557, within(0.0001));
    assertThat(clustering.chance().value()).isBetween(0.15, 0.25);
  }

  @Test
  void theKarateClubIsMoreDividedThanChance() {
    Chance modularity =
        new Rewiring(40, 1)
            .meetings(
                CommunitiesTest.karateClub(),
                ties -> Communities.find(ties, CommunitiesTest.stream(0)).modularity());

    assertThat(modularity.excess()).isGreaterThan(0.95);
    assertThat(modularity.chance().high()).isLessThan(modularity.value());
  }

  @Test
  void randomPartnersMeetAsOftenAsTheBinomialSays() {
    int[] all = IntStream.range(0, 10).toArray();
    List<Round> rounds = IntStream.range(0, 30).mapToObj(r -> new Round(all, all)).toList();

    List<Drawn> drawn = new RandomPartners(200, 1).draw(rounds, 10);

    double chance = 1 - (8.0 / 9) * (8.0 / 9);
    double meetings =
        drawn.stream()
            .mapToDouble(
                d -> IntStream.range(0, d.pairs().length).map(i -> (i + 1) * d.pairs()[i]).sum())
            .average()
            .orElseThrow();
    assertThat(meetings).isCloseTo(45 * 30 * chance, within(2.0));
    // The 95 % quantile of a binomial of 30 with p = 0.210 is 10.
    assertThat(RandomPartners.threshold(drawn)).isEqualTo(10);
  }

  @Test
  void inALargePopulationAnyFurtherMeetingIsBeyondChance() {
    int[] all = IntStream.range(0, 1000).toArray();
    List<Round> rounds = IntStream.range(0, 5).mapToObj(r -> new Round(all, all)).toList();

    assertThat(RandomPartners.threshold(new RandomPartners(5, 1).draw(rounds, 1000))).isEqualTo(1);
  }

  @Test
  void aValueThatNothingWasDrawnForStandsAlone() {
    assertThat(Chance.of(0.5, new double[] {Double.NaN}).text(1)).isEqualTo("0.5");
    assertThat(Chance.of(2, new double[] {1, 2, 3}).excess()).isEqualTo(0.5);
  }
}
