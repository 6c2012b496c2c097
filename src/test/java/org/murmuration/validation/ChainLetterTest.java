package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters that rule minds pass on, against what follows from the rules. */
@Tag("validation")
class ChainLetterTest {

  private static final int RUNS = 500;
  private static final String ALL = "rounds-to-all";

  /**
   * The described means are of simulated runs, whose number is not known; a thousand is assumed,
   * and half a unit of rounding.
   */
  @ParameterizedTest(name = "{0} agents: {1} rounds")
  @CsvSource({"10, 4.69", "20, 6.11", "30, 6.95"})
  void aPerfectMatchingTakesAsManyRoundsAsDescribed(int agents, double rounds) {
    Ensemble runs = Ensemble.of(RUNS, "chain-letter.conf", "population.size=" + agents);

    double[] times = runs.numbers(ALL);

    assertThat(times).hasSize(RUNS);
    assertThat(Sampling.mean(times))
        .isCloseTo(rounds, within(Sampling.ofMean(times, 1000) + 0.005));
  }

  /** 19 times a harmonic number of meetings, in rounds of twenty. */
  @Test
  void randomPairsTakeAHarmonicNumberOfMeetings() {
    double harmonic = 0;
    for (int k = 1; k < 20; k++) {
      harmonic += 1.0 / k;
    }
    double[] times =
        Ensemble.of(RUNS, "chain-letter.conf", "population.size=20", "schedule={random-pairs{}}")
            .numbers(ALL);

    assertThat(Sampling.mean(times))
        .isCloseTo(19 * harmonic / 20, within(Sampling.ofMean(times, Integer.MAX_VALUE)));
  }

  /** One speaks, the other listens: dc/dt = βc(1−c)/2 − δc settles at 1 − 2δ/β. */
  @Test
  void toldOneWayItStaysWhereItIsPassedOnAsOftenAsLost() {
    Ensemble runs =
        Ensemble.of(
            6,
            "chain-letter-one-way.conf",
            "population.size=600",
            "minds.crowd.postman { passes-on = 0.6, forgets = 0.1 }",
            "stop.max-rounds=120");

    double[] last = new double[0];
    for (int round = 80; round < 120; round += 10) {
      double[] more = runs.inRound("carriers", round, 0);
      int before = last.length;
      last = Arrays.copyOf(last, before + more.length);
      System.arraycopy(more, 0, last, before, more.length);
    }

    assertThat(Sampling.mean(last)).isCloseTo(2.0 / 3, within(0.03));
  }

  @ParameterizedTest(name = "β = {0}, δ = {1}")
  @CsvSource({"0.6, 0.36", "0.5, 0.3", "1.0, 0.6"})
  void toldOneWayItDiesOutIfItIsLostMoreThanHalfAsOftenAsPassedOn(double beta, double delta) {
    Ensemble runs = oneWay(beta, delta);

    assertThat(runs.numbers("died-out-in-round")).hasSize(runs.size());
  }

  /** At the threshold itself it is a critical process, which dies out as well, only slowly. */
  @Test
  void atTheThresholdItDiesOut() {
    Ensemble runs =
        Ensemble.of(
            10,
            "chain-letter-one-way.conf",
            "population.size=100",
            "let.start=5",
            "minds.crowd.postman { passes-on = 0.6, forgets = 0.3 }",
            "stop { max-rounds = 2000, after-converged = 2000 }");

    assertThat(runs.numbers("died-out-in-round")).hasSize(runs.size());
  }

  @ParameterizedTest(name = "β = {0}, δ = {1}")
  @CsvSource({"0.6, 0.2", "1.0, 0.35"})
  void toldOneWayItStaysIfItIsLostLessThanHalfAsOften(double beta, double delta) {
    Ensemble runs = oneWay(beta, delta);

    assertThat(runs.numbers("died-out-in-round")).isEmpty();
  }

  private static Ensemble oneWay(double beta, double delta) {
    return Ensemble.of(
        6,
        "chain-letter-one-way.conf",
        "population.size=300",
        "minds.crowd.postman { passes-on = " + beta + ", forgets = " + delta + " }",
        "stop.max-rounds=120");
  }
}
