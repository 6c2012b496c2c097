package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The classical naming game against recomputed figures of Baronchelli et al. (2006) for N = 24. The
 * run count of those figures is not known; a thousand is assumed, and half a unit of rounding.
 */
@Tag("validation")
class ClassicalConsensusTest {

  private static final int RUNS = 4000;
  private static final int REFERENCE_RUNS = 1000;
  private static final double ROUNDING = 0.5;

  @ParameterizedTest(name = "{0}, stored {1}: {2} ± {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "naminggame.open-vocabulary=true                                   | true  | 365 | 123",
        "naminggame.open-vocabulary=false                                  | true  | 314 | 119",
        "'naminggame{open-vocabulary=false,names=[Q, M]}'                  | true  | 221 | 109",
        "naminggame.open-vocabulary=false                                  | false | 326 | 116"
      })
  void interactionsToConsensusAreThoseOfTheClassicalRule(
      String vocabulary, boolean stored, double mean, double sd) {
    Ensemble runs =
        Ensemble.of(
            RUNS,
            "naming-game-classic.conf",
            vocabulary,
            "minds.crowd.naming-game.store-invented=" + stored);

    double[] interactions = runs.numbers("interactions-to-consensus");

    assertThat(interactions).hasSize(RUNS);
    assertThat(Sampling.mean(interactions))
        .isCloseTo(mean, within(Sampling.ofMean(interactions, REFERENCE_RUNS) + ROUNDING));
    assertThat(Sampling.sd(interactions))
        .isCloseTo(sd, within(Sampling.ofSd(interactions, REFERENCE_RUNS) + ROUNDING));
  }

  /**
   * Each agent's first encounter is as a speaker, who coins a word, or as a hearer, who does not.
   */
  @Test
  void aboutHalfAsManyWordsAsAgentsAreInUseAtMost() {
    int agents = 1000;
    Ensemble runs =
        Ensemble.cut(
            10 * agents,
            30,
            "naming-game-classic.conf",
            "population.size=" + agents,
            "measures=[words]");

    double[] words = runs.numbers("most-distinct-words");

    double tolerance = Sampling.ofMean(words, Integer.MAX_VALUE) / agents;
    assertThat(Sampling.mean(words) / agents).isCloseTo(0.50, within(tolerance));
    assertThat(tolerance).isLessThan(0.01);
  }
}
