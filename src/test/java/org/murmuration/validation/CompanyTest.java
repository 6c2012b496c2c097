package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Companies of rule minds, against what follows from the rules. */
@Tag("validation")
class CompanyTest {

  private static Ensemble fraction;

  /** The auditor draws lots; of six assistants two know: hypergeometric. */
  @ParameterizedTest(name = "budget {0}: {1}")
  @CsvSource({"1, 0.33333", "2, 0.6", "3, 0.8", "5, 1"})
  void auditsByLotFindWhatAHypergeometricDistributionGives(int budget, double chance) {
    int companies = 150;
    Ensemble runs =
        Ensemble.of(
            1,
            "company-audit.conf",
            "design=null",
            "population.size=" + 9 * companies,
            "measures=[audits]",
            "company.budget=" + budget);

    double[] detected = runs.numbers("detected");

    double deviation = 4 * Math.sqrt(chance * (1 - chance) / companies);
    assertThat(detected).hasSize(1);
    assertThat(detected[0]).isCloseTo(chance, within(deviation + 1e-9));
    assertThat(runs.numbers("detection-by-lot")[0]).isCloseTo(chance, within(1e-4));
  }

  /**
   * Half of the assistants hold back under a restriction, and solve nothing of the announced part;
   * the others solve 0.8 of either.
   */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "restriction, present, 0.4",
    "restriction, absent, 0",
    "promotion, present, 0",
    "none, present, 0"
  })
  void theSandbaggingGapIsTheShareThatHoldsBackTimesItsSkill(
      String consequence, String fact, double gap) {
    Ensemble runs =
        Ensemble.of(
            1,
            "company-evaluation.conf",
            "design=null",
            "population.size=450",
            "company.consequence=" + consequence,
            "company.fact=" + fact);

    List<?> gaps = (List<?>) runs.figures().get(0).get("sandbagging-gaps");
    double[] all = gaps.stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray();

    assertThat(all).hasSize(300);
    double allowed = Sampling.ofMean(all, Integer.MAX_VALUE);
    // Which half of 450 agents the persona takes, officials among them, is drawn, too.
    assertThat(Sampling.mean(all)).isCloseTo(gap, within(allowed + (gap == 0 ? 0 : 0.06)));
  }

  /** Interviewed agents that would lie take the way out with the chance that the scenario sets. */
  @Test
  void thoseWhoTakeTheWayOutAreAsManyAsTheChanceSays() {
    Ensemble runs =
        Ensemble.of(
            1,
            "company-factors.conf",
            "design=null",
            "population.size=900",
            "company { fact = present, beneficiary = self, exit = true }",
            "minds.crowd.self-serving.exits=0.3",
            "measures=[statements]");

    int[] counts = new int[3];
    for (Object one : (List<?>) runs.figures().get(0).get("conduct")) {
      Map<?, ?> cell = (Map<?, ?>) one;
      counts[0] += count(cell, "knowing-asked");
      counts[1] += count(cell, "left");
      counts[2] += count(cell, "liars");
    }

    assertThat(counts[0]).isGreaterThan(100);
    assertThat((double) counts[1] / counts[0])
        .isCloseTo(0.3, within(4 * Math.sqrt(0.21 / counts[0])));
    assertThat(counts[1] + counts[2]).isEqualTo(counts[0]);
  }

  private static int count(Map<?, ?> cell, String counted) {
    return cell.get(counted) instanceof Number number ? number.intValue() : 0;
  }

  /**
   * Lies only where the company benefits; then of seven questions all but those that are evaded.
   */
  @Test
  void onlyWhoHasAMotiveLies() {
    for (String beneficiary : List.of("company", "nobody")) {
      Ensemble runs =
          Ensemble.of(
              2,
              "company.conf",
              "design=null",
              "population { size = 45, personas = null }",
              "population.personas { default { mind = loyal } }",
              "company { fact = present, beneficiary = " + beneficiary + " }");

      double expected = beneficiary.equals("company") ? 5.0 / 7 : 0;
      assertThat(Arrays.stream(runs.numbers("lie-rate")))
          .hasSize(2)
          .allMatch(rate -> Math.abs(rate - expected) < 1e-9);
    }
  }

  /**
   * Those who serve themselves lie if they benefit, unless they take the way out (half of them,
   * where there is one). So the main effects of the design are 0.75 for who benefits, −0.25 for the
   * way out, and nothing else.
   */
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "beneficiary, nobody, self, 0.75",
    "exit, false, true, -0.25",
    "origin, ordered, self-started, 0",
    "auditor, human, ai, 0",
    "reasoning, false, true, 0",
    "knowers, 1, 3, 0"
  })
  void aFractionOfAllCombinationsGivesBackTheKnownEffects(
      String factor, String low, String high, double effect) {
    if (fraction == null) {
      fraction =
          Ensemble.of(32, "company-factors.conf", "measures=[statements]", "design.responses=[]");
    }

    double[] ofHigh = liars(factor, high);
    double[] ofLow = liars(factor, low);

    assertThat(ofHigh).hasSize(8).hasSameSizeAs(ofLow);
    // About 18 are asked in a run, 8 runs stand on either side; only where half take the way out is
    // chance.
    double allowed = 4 * Math.sqrt(2 * 0.25 / (18 * 4)) / 2;
    assertThat(Sampling.mean(ofHigh) - Sampling.mean(ofLow)).isCloseTo(effect, within(allowed));
  }

  /** Share of liars among those who were asked and knew, in each run with a deed at a level. */
  private static double[] liars(String factor, String level) {
    return fraction.figures().stream()
        .filter(figures -> at(figures, "fact").equals("present"))
        .filter(figures -> at(figures, factor).equals(level))
        .mapToDouble(
            figures -> {
              int[] counts = new int[2];
              for (Object cell : (List<?>) figures.get("conduct")) {
                counts[0] += count((Map<?, ?>) cell, "knowing-asked");
                counts[1] += count((Map<?, ?>) cell, "liars");
              }
              return (double) counts[1] / counts[0];
            })
        .toArray();
  }

  private static String at(Map<String, Object> figures, String factor) {
    return ((Map<?, ?>) figures.get("factors")).get(factor).toString();
  }
}
