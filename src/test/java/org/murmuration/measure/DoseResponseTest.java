package org.murmuration.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class DoseResponseTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-3);

  @Test
  void intervalsAreThoseOfATextbook() {
    // Mean 10, standard deviation 2, n = 4: t(3) = 3.182.
    Interval mean = DoseResponse.meanOf(List.of(8.0, 9.0, 10.0, 13.0));

    assertThat(mean.value()).isEqualTo(10);
    double half = 3.1824 * Math.sqrt(14.0 / 3 / 4);
    assertThat(mean.low()).isCloseTo(10 - half, CLOSE);
    assertThat(mean.high()).isCloseTo(10 + half, CLOSE);
  }

  @Test
  void thereIsNoIntervalWhereNothingIsRepeated() {
    DoseResponse response = new DoseResponse(new double[] {0, 1}, new double[] {5, 3});

    assertThat(response.levels()).hasSize(2);
    assertThat(response.levels().get(0).mean().value()).isEqualTo(5);
    assertThat(response.levels().get(0).mean().low()).isNaN();
    assertThat(DoseResponse.meanOf(List.of()).value()).isNaN();
  }

  @Test
  void theSpreadIsTakenFromAllDosesTogether() {
    DoseResponse response =
        new DoseResponse(new double[] {0, 0, 0.5, 0.5, 1}, new double[] {9, 11, 4, 6, Double.NaN});

    assertThat(response.levels()).hasSize(2);
    Interval difference = response.difference(response.levels().get(1), response.levels().get(0));
    // Pooled variance 2 with 2 degrees of freedom: t(2) = 4.303.
    assertThat(difference.value()).isEqualTo(-5);
    assertThat(difference.high() - difference.value()).isCloseTo(4.3027 * Math.sqrt(2), CLOSE);
  }

  @Test
  void theDoseWithAResponseLiesBetweenTheLevelsAroundIt() {
    DoseResponse response =
        new DoseResponse(
            new double[] {0, 0, 0.2, 0.2, 0.4, 0.4}, new double[] {10, 10, 8, 8, 2, 2});

    assertThat(response.fallsTo(5).value()).isCloseTo(0.3, CLOSE);
    assertThat(response.fallsTo(12).value()).isZero();
    assertThat(response.fallsTo(1).value()).isNaN();
  }

  @Test
  void theBandHoldsTheWholeCurveAboutAsOftenAsItSays() {
    int held = 0;
    int tries = 1000;
    double[] doses = new double[24];
    Arrays.setAll(doses, i -> i / 4 / 10.0);
    for (int i = 0; i < tries; i++) {
      RandomStream random = RandomStream.of(5, Purpose.STATISTICS, i, 0, 0);
      double[] responses = new double[doses.length];
      Arrays.setAll(responses, r -> 1 - doses[r] + random.nextDouble() + random.nextDouble());
      boolean all =
          new DoseResponse(doses, responses)
              .levels().stream()
                  .allMatch(
                      level ->
                          level.mean().low() <= 2 - level.dose()
                              && level.mean().high() >= 2 - level.dose());
      held += all ? 1 : 0;
    }

    assertThat(held / (double) tries).isBetween(0.93, 0.985);
  }
}
