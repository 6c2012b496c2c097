package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.murmuration.measure.BlockBootstrap;
import org.murmuration.measure.Interval;

class RatioMeasureTest {

  private static final BlockBootstrap BOOTSTRAP = new BlockBootstrap(500, 1);

  private final RatioMeasure measure =
      new RatioMeasure(Given.settings("window = 2"), Given.setting(3));

  private double[] round(Runnable happens) {
    happens.run();
    double[] values = measure.values();
    measure.startRound();
    return values;
  }

  @Test
  void countsDifferentOnesInTheWindowForEachAgent() {
    double[] first =
        round(
            () -> {
              measure.observe(Given.invites(0, 3, 0, 1));
              measure.observe(Given.chat(0, 0, 1, "A."));
            });
    double[] second =
        round(
            () -> {
              measure.observe(Given.invites(1, 3, 0, 1));
              measure.observe(Given.invites(1, 3, 2));
              measure.observe(Given.chat(1, 0, 1, "A."));
              measure.observe(Given.chat(1, 2, 1, "A."));
            });
    double[] third = round(() -> measure.observe(Given.invites(2, 3, 0, 2)));

    assertThat(first).containsExactly(1, Double.NaN, Double.NaN, 1, 1);
    // Partners: 0 had 1 in 2 chats, 1 had 2 in 3, 2 had 1 in 1. Invitees: 0 had 1 in 2 invitations.
    assertThat(second[1]).isCloseTo((0.5 + 2.0 / 3 + 1) / 3, within(1e-12));
    assertThat(second[2]).isEqualTo(0.5);
    // Only the last two rounds count: 0 invited two, each once.
    assertThat(third[2]).isEqualTo(1);
    assertThat(measure.figures()).containsEntry(RatioMeasure.CHATS, 3L);
  }

  @Test
  void aTrendIsTheSlopeOfALineThroughWhatIsKnown() {
    double[] falling = new double[40];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = 0.8 - 0.01 * i + 0.001 * (i % 3);
    }
    falling[7] = Double.NaN;

    Interval trend = Trend.of(falling, 5, BOOTSTRAP);

    assertThat(trend.value()).isCloseTo(-0.01, within(0.0002));
    assertThat(trend.low()).isLessThanOrEqualTo(trend.value());
    assertThat(trend.high()).isGreaterThanOrEqualTo(trend.value()).isLessThan(0);
    assertThat(Trend.of(new double[] {1}, 5, BOOTSTRAP).value()).isNaN();
  }
}
