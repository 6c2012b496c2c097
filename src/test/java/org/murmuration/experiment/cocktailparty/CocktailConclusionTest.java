package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Conclusion;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

class CocktailConclusionTest {

  private static RunResult run(int number, double rules, double slope) {
    Map<String, Object> figures = new HashMap<>();
    figures.put(RatioMeasure.RULES, rules);
    for (String name : List.of(RatioMeasure.CONVERSATIONS, RatioMeasure.INVITATIONS)) {
      figures.put(name, 0.5 + 0.1 * number);
      figures.put(
          name + Figures.SLOPE, Figures.written(new Interval(slope, slope - 0.01, slope + 0.01)));
    }
    return new RunResult(
        number,
        1,
        "max-rounds",
        figures,
        new Series(
            List.of(RatioMeasure.CONVERSATIONS, RatioMeasure.INVITATIONS),
            List.of(new double[] {Double.NaN, Double.NaN}, new double[] {0.4, 0.6})));
  }

  private static Conclusion conclude(RunResult... runs) {
    return new CocktailConclusion(Given.settings(), List.of(runs), 1).conclude();
  }

  private static Finding finding(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(finding -> finding.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ruleMindsSayThatTheyAreNoLlm() {
    assertThat(conclude(run(0, 1, -0.006)).findings().get(0).value())
        .startsWith("rule minds, not an LLM");
    assertThat(conclude(run(0, 0.25, -0.006)).findings().get(0).value())
        .startsWith("in 25.0 % of encounters rule minds, not an LLM");
    assertThat(conclude(run(0, 0, -0.006)).findings())
        .noneMatch(finding -> finding.label().equals("What spoke"));
  }

  @Test
  void publishedSlopesStandBesideTheRunsOwn() {
    Conclusion conclusion = conclude(run(0, 0, -0.006));

    assertThat(finding(conclusion, "Different invitees for each invitation, slope per round"))
        .isEqualTo(
            new Finding(
                "Different invitees for each invitation, slope per round",
                "−0.0060 [−0.0160, 0.0040]",
                "−0.010",
                CocktailConclusion.SOURCE));
    assertThat(
            finding(conclusion, "Different partners for each conversation, slope per round")
                .published())
        .isEqualTo("−0.006");
  }

  @Test
  void severalRunsAreAveragedWithAnIntervalOverRuns() {
    Conclusion conclusion = conclude(run(0, 0, -0.01), run(1, 0, 0), run(2, 0, 0.01));

    assertThat(finding(conclusion, "Different invitees for each invitation").value())
        .startsWith("0.600 [0.5");
    Figure.Lines lines = (Figure.Lines) conclusion.figures().get(0);
    assertThat(lines.curves().get(0).values()).containsExactly(Double.NaN, 0.6);
  }

  @Test
  void aRunWithoutAWindowSaysSo() {
    RunResult brief =
        new RunResult(
            0,
            1,
            "max-rounds",
            Collections.singletonMap(RatioMeasure.CONVERSATIONS, null),
            new Series(List.of(RatioMeasure.CONVERSATIONS, RatioMeasure.INVITATIONS), List.of()));

    assertThat(finding(conclude(brief), "Different partners for each conversation").value())
        .isEqualTo("none: too few rounds or chats");
  }
}
