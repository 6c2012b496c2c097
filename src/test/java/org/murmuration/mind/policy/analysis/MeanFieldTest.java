package org.murmuration.mind.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MeanFieldTest {

  private static final List<String> THREE = List.of("Q", "M", "X");

  @Property(tries = 100)
  void agentsAreNeitherMadeNorLost(
      @ForAll @LongRange(min = 0, max = 9999) long seed,
      @ForAll @IntRange(min = 1, max = 2) int memory) {
    MeanField field = new MeanField(Policies.responses(Policies.drawn(seed, false), THREE, memory));
    double[] x = new RandomShares(field.size(), seed).next();

    double[] next = field.step(x, 0.2);

    assertThat(Arrays.stream(field.derivative(x)).sum()).isEqualTo(0, within(1e-12));
    assertThat(Arrays.stream(field.uttered(x)).sum()).isEqualTo(1, within(1e-12));
    assertThat(Arrays.stream(next).sum()).isEqualTo(1, within(1e-12));
    assertThat(Arrays.stream(next).min().orElseThrow()).isNotNegative();
  }

  @Property(tries = 50)
  void isTheEquationWrittenOut(@ForAll @LongRange(min = 0, max = 9999) long seed) {
    Responses responses = Policies.responses(Policies.drawn(seed, false), Policies.TWO, 2);
    StateSpace states = responses.states();
    double[] x = new RandomShares(states.size(), seed).next();

    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] -= x[i];
      for (int j = 0; j < x.length; j++) {
        for (int a = 0; a < 2; a++) {
          for (int b = 0; b < 2; b++) {
            expected[states.next(i, a, b)] +=
                x[i] * x[j] * responses.chance(i, a) * responses.chance(j, b);
          }
        }
      }
    }

    assertThat(new MeanField(responses).derivative(x)).containsExactly(expected, within(1e-12));
  }

  @Test
  void emptyMemoriesAreLeftAsNoneComesBackToThem() {
    MeanField field = new MeanField(Policies.responses(Policies.majority(), Policies.TWO, 3));
    double[] x = field.responses().states().only(0);
    for (int step = 0; step < 10; step++) {
      x = field.step(x, 0.1);
    }

    assertThat(x[0]).isEqualTo(StrictMath.exp(-1), within(1e-6));
  }

  @Test
  void namesThatAreTreatedAlikeStayAlike() {
    MeanField field = new MeanField(Policies.responses(Policies.majority(), Policies.TWO, 3));

    Trajectory way = Trajectory.from(field.responses().states().only(0), field, 100);

    assertThat(way.settled()).isTrue();
    assertThat(field.uttered(way.end())).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    assertThat(FixedPoint.at(way.end(), field).stability()).isEqualTo(Stability.UNSTABLE);
  }
}
