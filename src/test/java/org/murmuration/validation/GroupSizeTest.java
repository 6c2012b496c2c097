package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.mind.policy.PolicyTable;
import org.murmuration.mind.policy.analysis.FixedPoint;
import org.murmuration.mind.policy.analysis.MeanField;
import org.murmuration.mind.policy.analysis.PolicyAnalysis;
import org.murmuration.mind.policy.analysis.Responses;
import org.murmuration.mind.policy.analysis.SimulatedPopulation;
import org.murmuration.mind.policy.analysis.SizeForecast;
import org.murmuration.mind.policy.analysis.Stability;
import org.murmuration.mind.policy.analysis.StateSpace;
import org.murmuration.mind.policy.analysis.Trajectory;
import org.murmuration.mind.policy.analysis.Trajectory.Moment;

/** What analysis says of the shipped tables, against populations that the engine plays. */
@Tag("validation")
class GroupSizeTest {

  private static final int M = 1;

  /**
   * Claude starts near the border, where chance grows twofold in a round: its first rounds only.
   */
  @ParameterizedTest
  @CsvSource({"llama3, 12", "claude, 5", "llama2, 12"})
  void tenThousandAgentsFollowTheMeanField(String model, int rounds) {
    Ensemble runs =
        Ensemble.cut(
            rounds * 10_000,
            1,
            "group-size.conf",
            "population.size=10000",
            "minds.crowd.policy.model=" + model);
    Responses responses = responses(model);
    List<Moment> moments =
        Trajectory.from(responses.states().only(0), new MeanField(responses), 50).moments();

    for (int round = 0; round < rounds; round++) {
      double played = runs.inRound("success-rate", round, Double.NaN)[0];
      if (!Double.isNaN(played)) {
        assertThat(played).as("round %s", round + 1).isCloseTo(mean(moments, round), within(0.04));
      }
    }
  }

  @Test
  void theBareLoopPlaysWhatTheEnginePlays() {
    int runs = 600;
    Ensemble engine =
        Ensemble.of(
            runs, "group-size.conf", "population.size=24", "minds.crowd.policy.model=llama2");
    SizeForecast loop =
        SizeForecast.of(new SimulatedPopulation(responses("llama2"), 24, 0.98, 1000), runs, 3);

    double won = (double) engine.count("convention", "M") / runs;
    assertThat(loop.settled()).isEqualTo(runs);
    assertThat((double) loop.settledOn(M) / runs)
        .isCloseTo(won, within(Sampling.ofShare(won, runs, runs) + 0.005));
    assertThat(Sampling.mean(loop.rounds()))
        .isCloseTo(Sampling.mean(engine.numbers("stopping-round")), within(1.5));
  }

  /**
   * Of 40 published populations M won 26 with Claude, 36 with Llama 2 and 40 with Llama 3 and 3.1:
   * the order of the shares of Q beyond which a population without end would agree on Q.
   */
  @Test
  void largePopulationsSettleOnThePublishedWinnerTheSurerTheMoreOftenItWon() {
    List<Double> thresholds = new ArrayList<>();
    for (String model : List.of("claude", "llama2", "llama3", "llama31")) {
      PolicyAnalysis analysis = analysis(model);
      assertThat(analysis.limit().leader()).as(model).isEqualTo(M);
      thresholds.add(
          analysis.fixedPoints().stream()
              .filter(p -> p.stability() == Stability.UNSTABLE)
              .mapToDouble(p -> p.uttered()[0])
              .max()
              .orElse(1));
    }

    assertThat(thresholds).isSorted();
    assertThat(thresholds.get(0)).isCloseTo(0.492, within(0.001));
    assertThat(thresholds.get(1)).isCloseTo(0.605, within(0.001));
  }

  @Test
  void aPolicyThatNoiseKeepsFromAgreementHasNoConsensusButAMixture() {
    PolicyAnalysis analysis = analysis("llama31");

    assertThat(analysis.consensuses()).noneMatch(c -> c.isKept());
    assertThat(analysis.fixedPoints()).hasSize(1).allMatch(GroupSizeTest::isStable);
  }

  private static boolean isStable(FixedPoint point) {
    return point.stability() == Stability.STABLE;
  }

  /** Mean success during a round, of which there are ten moments. */
  private static double mean(List<Moment> moments, int round) {
    return moments.subList(10 * round, 10 * round + 10).stream()
        .mapToDouble(Moment::success)
        .average()
        .orElseThrow();
  }

  private static PolicyAnalysis analysis(String model) {
    return PolicyAnalysis.of(responses(model), 1);
  }

  private static Responses responses(String model) {
    return Responses.of(PolicyTable.shipped(model), new StateSpace(List.of("Q", "M"), 5));
  }
}
