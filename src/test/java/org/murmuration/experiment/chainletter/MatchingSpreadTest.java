package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingSpreadTest {

  @Test
  void smallPopulationsByHand() {
    assertThat(MatchingSpread.rounds(2, 1)).isCloseTo(1, within(1e-12));
    // One round to two carriers; then they meet each other with probability 1/3.
    assertThat(MatchingSpread.rounds(4, 1)).isCloseTo(2.5, within(1e-12));
    assertThat(MatchingSpread.rounds(4, 4)).isZero();
    assertThat(MatchingSpread.meetings(2, 1)).isCloseTo(1, within(1e-12));
  }

  /** The described means are of simulated runs, rounded. */
  @ParameterizedTest
  @CsvSource({"10, 4.69", "20, 6.11", "30, 6.95"})
  void theDescribedMeansAreMet(int agents, double rounds) {
    assertThat(MatchingSpread.rounds(agents, 1)).isCloseTo(rounds, within(0.035));
  }

  @Test
  void largePopulationsStayFinite() {
    assertThat(MatchingSpread.rounds(2000, 1)).isBetween(11.0, 16.0);
  }

  /** Each of n(n−1)/(2k(n−k)) summed over k is (n−1) times a harmonic number. */
  @Test
  void randomPairsTakeAHarmonicNumberOfMeetings() {
    double harmonic = 0;
    for (int k = 1; k < 30; k++) {
      harmonic += 1.0 / k;
    }
    assertThat(MatchingSpread.meetings(30, 1)).isCloseTo(29 * harmonic, within(1e-9));
  }
}
