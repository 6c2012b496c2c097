package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Populations of policies against an independent simulation of the same policies (a thousand runs
 * each): speed, success by round, and which name wins. A run ends after 72 successes in a row.
 */
@Tag("validation")
class PolicyPopulationsTest {

  private static final int RUNS = 1000;

  static Stream<Named<Map<String, String>>> policies() {
    return ReferenceRows.of("validation-populations.csv")
        .filter(row -> row.get("H").equals("5") && row.get("N").equals("24"))
        .filter(
            row ->
                row.get("policy").equals("table, unseen=parametric")
                    || row.get("policy").equals("parametric W10") && row.get("pool").equals("W10"))
        .map(row -> Named.of(row.get("model") + " " + row.get("pool"), row));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void populationsOfAPolicyConvergeAsTheReferenceDoes(Map<String, String> row) {
    Ensemble runs = populations(row);
    SoftAssertions softly = new SoftAssertions();

    assertThat(runs.count("converged", true)).isEqualTo(RUNS);
    lastFailure(softly, runs, row.get("lastfail_sim"));
    success(softly, runs, row.get("success_sim").split(" "));
    winners(softly, runs, row.get("winners_sim").split(" "));
    softly.assertAll();
  }

  private static Ensemble populations(Map<String, String> row) {
    return row.get("policy").startsWith("table")
        ? Ensemble.of(
            RUNS, "naming-game-two-names.conf", "minds.crowd.policy.model=" + row.get("model"))
        : Ensemble.of(RUNS, "naming-game.conf", "minds.crowd.fitted.model=" + row.get("model"));
  }

  /** Median and quartiles, such as {@code 7.1 [4.6,11.1]}. */
  private static void lastFailure(SoftAssertions softly, Ensemble runs, String reference) {
    double[] quartiles =
        Arrays.stream(reference.split("[ \\[,\\]]+")).mapToDouble(Double::parseDouble).toArray();
    double[] quantiles = {0.5, 0.25, 0.75};
    for (int i = 0; i < 3; i++) {
      double[] range =
          Sampling.ofQuantile(runs.numbers("last-failure-round"), quantiles[i], ReferenceRows.RUNS);
      softly
          .assertThat(quartiles[i])
          .as("quantile %s of the round of the last failure", quantiles[i])
          .isBetween(range[0] - 0.05, range[1] + 0.05);
    }
  }

  /** Mean success rate of rounds 1 to 10; a population that has ended goes on agreeing. */
  private static void success(SoftAssertions softly, Ensemble runs, String[] reference) {
    for (int round = 0; round < reference.length; round++) {
      double[] rates = runs.inRound("success-rate", round, 1);
      softly
          .assertThat(Sampling.mean(rates))
          .as("success rate of round %s", round + 1)
          .isCloseTo(
              Double.parseDouble(reference[round]),
              within(Sampling.ofMean(rates, ReferenceRows.RUNS) + 0.005));
    }
  }

  /** Shares of populations, such as {@code M0.90 Q0.10}; the five most frequent winners. */
  private static void winners(SoftAssertions softly, Ensemble runs, String[] reference) {
    for (String winner : reference) {
      String name = winner.substring(0, 1);
      double share = Double.parseDouble(winner.substring(1));
      double reached = (double) runs.count("convention", name) / RUNS;
      softly
          .assertThat(reached)
          .as("share of populations that settled on %s", name)
          .isCloseTo(
              share,
              within(Sampling.ofShare((share + reached) / 2, RUNS, ReferenceRows.RUNS) + 0.005));
    }
  }
}
