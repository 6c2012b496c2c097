package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.policy.FittedPolicy;
import org.murmuration.mind.policy.Policy;

class FixedPointsTest {

  /** p = p² + 2p(1 − p)q has the solutions 0 and 1. */
  @Test
  void aTieBreakTowardsOneNameMakesThatOneStableAndTheOtherNot() {
    List<FixedPoint> points = points(Policies.afterFailure(0.7), Policies.TWO, 1);

    assertThat(points).hasSize(2);
    assertThat(points.get(0).uttered()[0]).isEqualTo(1, within(1e-9));
    assertThat(points.get(0).eigenvalue()).isEqualTo(-0.4, within(1e-6));
    assertThat(points.get(1).uttered()[0]).isEqualTo(0, within(1e-9));
    assertThat(points.get(1).eigenvalue()).isEqualTo(0.4, within(1e-6));
  }

  /** p = p² + p(1 − p) holds for any p. */
  @Test
  void aFairTieBreakLeavesEveryShareAtRest() {
    List<FixedPoint> points = points(Policies.afterFailure(0.5), Policies.TWO, 1);

    assertThat(points).hasSizeGreaterThan(4);
    assertThat(points).allMatch(p -> p.stability() == Stability.NEUTRAL);
  }

  /** p = e + p(1 − 2e) has the solution ½. */
  @Test
  void noiseLeavesOnlyTheMixture() {
    List<FixedPoint> points = points(Policies.forgetful(0.1), Policies.TWO, 1);

    assertThat(points).hasSize(1);
    assertThat(points.get(0).uttered()[0]).isEqualTo(0.5, within(1e-9));
    assertThat(points.get(0).success()).isEqualTo(0.5, within(1e-9));
    assertThat(points.get(0).stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void theMajorityOfTwoNamesMakesBothStableAndTheMixtureUnstable() {
    List<FixedPoint> points = points(Policies.majority(), Policies.TWO, 3);

    assertThat(points)
        .extracting(FixedPoint::stability)
        .containsExactly(Stability.STABLE, Stability.STABLE, Stability.UNSTABLE);
    assertThat(points.get(2).uttered()[0]).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void threeNamesTreatedAlikeHaveThreeConsensusesAndTheMixtureOfAll() {
    Policy fitted = new FittedPolicy("llama3", FittedPolicy.AUTO, false);

    List<FixedPoint> points = points(fitted, List.of("Q", "M", "X"), 2);

    assertThat(points.stream().filter(p -> p.stability() == Stability.STABLE).count()).isEqualTo(3);
    assertThat(points)
        .anySatisfy(
            p -> {
              assertThat(p.uttered())
                  .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-6));
              assertThat(p.stability()).isEqualTo(Stability.UNSTABLE);
            });
  }

  @Test
  void allOfThemAreAtRest() {
    MeanField field = new MeanField(Policies.shipped("llama2"));

    assertThat(FixedPoints.of(field, 1)).hasSize(3).allMatch(p -> field.speed(p.x()) < 1e-8);
  }

  private static List<FixedPoint> points(Policy policy, List<String> names, int memory) {
    return FixedPoints.of(new MeanField(Policies.responses(policy, names, memory)), 1);
  }
}
