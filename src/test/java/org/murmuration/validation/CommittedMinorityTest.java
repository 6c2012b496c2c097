package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Committed minorities against a settled convention, played by policy tables, against an
 * independent simulation of the same tables (a thousand runs each): how far the new name spreads
 * and how often the population flips.
 */
@Tag("validation")
class CommittedMinorityTest {

  private static final int RUNS = 300;

  /** How long the reference runs of Llama 3 last; all others last thirty rounds. */
  private static final int LLAMA3_INTERACTIONS = 1000;

  static Stream<Named<Map<String, String>>> minorities() {
    return ReferenceRows.of("validation-committed.csv")
        .filter(row -> row.get("policy").equals("table, unseen=parametric"))
        .map(
            row ->
                Named.of(
                    row.get("model") + " " + row.get("direction") + " k = " + row.get("k"), row));
  }

  @ParameterizedTest
  @MethodSource("minorities")
  void aMinorityIsAdoptedAsFarAsInTheReference(Map<String, String> row) {
    Ensemble runs = minority(row);
    double[] adoption = runs.numbers("adoption");
    double mean = Double.parseDouble(row.get("final_sim"));
    double share = Double.parseDouble(row.get("sim_flip_share"));
    double flipped = (double) runs.count("flipped", true) / RUNS;

    assertThat(adoption).hasSize(RUNS);
    assertThat(Sampling.mean(adoption))
        .isCloseTo(mean, within(tolerance(adoption, flipped, mean) + 0.0005));
    assertThat(flipped)
        .isCloseTo(
            share,
            within(Sampling.ofShare((share + flipped) / 2, RUNS, ReferenceRows.RUNS) + 0.0005));
  }

  /**
   * Where every run flipped, the spread comes from rare runs of which there is none here; it is
   * then taken to be the largest that a mean of shares allows.
   */
  static double tolerance(double[] adoption, double flipped, double mean) {
    double sampled = Sampling.ofMean(adoption, ReferenceRows.RUNS);
    return flipped < 1
        ? sampled
        : Math.max(sampled, Sampling.ofShare(mean, RUNS, ReferenceRows.RUNS));
  }

  static Ensemble minority(Map<String, String> row) {
    String[] direction = row.get("direction").split("->");
    List<String> settings =
        new ArrayList<>(
            List.of(
                "minds.crowd.policy.model=" + row.get("model"),
                "population.size=" + row.get("N"),
                "naminggame.memory=" + row.get("H"),
                "let.old=" + direction[0],
                "let.new=" + direction[1],
                "let.k=" + row.get("k")));
    int interactions =
        row.get("model").equals("llama3")
            ? LLAMA3_INTERACTIONS
            : 30 * Integer.parseInt(row.get("N"));
    return Ensemble.cut(
        interactions, RUNS, "naming-game-committed.conf", settings.toArray(String[]::new));
  }
}
