package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

class IdentityConclusionTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private static Map<String, Object> cell(String level, double cooperation) {
    return Map.of("level", level, Cooperation.COOPERATION, cooperation);
  }

  private static RunResult run(
      int number, long seed, Map<String, String> factors, List<Map<String, Object>> cells) {
    return new RunResult(
        number,
        seed,
        "complete",
        Map.of(
            Cooperation.CELLS,
            cells,
            Cooperation.COOPERATION,
            cells.get(0).get(Cooperation.COOPERATION),
            "missing-actions",
            1L),
        new Series(List.of("round"), List.of()),
        factors);
  }

  private static Conclusion conclude(List<RunResult> runs) {
    Setting setting = new Setting(Given.scenario("").cast(), null, null);
    return new IdentityConclusion(Given.dilemma(Commitment.NONE), runs, setting, List.of())
        .conclude();
  }

  private static String value(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(finding -> finding.label().equals(label))
        .findFirst()
        .map(Finding::value)
        .orElse(null);
  }

  @Test
  void levelsOfOneRunAreComparedWithinIt() {
    List<RunResult> runs =
        List.of(
            run(0, 1, Map.of(), List.of(cell("copies", 0.9), cell("instance", 0.4))),
            run(1, 2, Map.of(), List.of(cell("copies", 0.5), cell("instance", 0.2))));

    Interval difference =
        new LevelValues(runs, Cooperation.CELLS, Cooperation.COOPERATION)
            .difference("copies", "instance");

    assertThat(difference.value()).isCloseTo(0.4, EXACT);
    // t with one degree of freedom: 12.706 × 0.1414 ÷ √2.
    assertThat(difference.high()).isCloseTo(0.4 + 12.7062047 * 0.1, Offset.offset(1e-6));
    assertThat(value(conclude(runs), "Proposed to be more: cooperation, copies − instance"))
        .isEqualTo("40.0 [-87.1, 167.1] %");
  }

  @Test
  void levelsOfDifferentCellsAreComparedBySeed() {
    List<RunResult> runs = new ArrayList<>();
    for (long seed = 0; seed < 3; seed++) {
      runs.add(run(0, seed, Map.of("level", "copies"), List.of(cell("copies", 0.6))));
      runs.add(run(1, seed, Map.of("level", "copies"), List.of(cell("copies", 0.8))));
      runs.add(run(2, seed, Map.of("level", "instance"), List.of(cell("instance", 0.3))));
    }

    Interval difference =
        new LevelValues(runs, Cooperation.CELLS, Cooperation.COOPERATION)
            .difference("copies", "instance");

    assertThat(difference.value()).isCloseTo(0.4, EXACT);
    assertThat(
            new LevelValues(runs, Cooperation.CELLS, Cooperation.COOPERATION)
                .difference("copies", "weights"))
        .isNull();
  }

  @Test
  void withADesignTheReportShowsEachLevelOfEachFactor() {
    List<RunResult> runs =
        List.of(
            run(0, 1, Map.of("reader", "none", "memory", "0"), List.of(cell("copies", 0.2))),
            run(1, 1, Map.of("reader", "human", "memory", "0"), List.of(cell("copies", 0.6))));

    Figure.Bars bars =
        (Figure.Bars)
            conclude(runs).figures().stream()
                .filter(figure -> figure.title().equals("Cooperation and norms, by factor"))
                .findFirst()
                .orElseThrow();

    assertThat(bars.categories()).containsExactly("memory: 0", "reader: human", "reader: none");
    assertThat(bars.groups().get(0).values()).containsExactly(40, 60, 20);
  }

  @Test
  void aTableHasWhatIsKnownOfEachLevelAndNoColumnWithoutAnyValue() {
    List<RunResult> runs =
        List.of(run(0, 1, Map.of(), List.of(cell("copies", 0.9), cell("instance", 0.4))));

    Figure.Table table = (Figure.Table) new LevelTable(runs).figures().get(0);

    assertThat(table.columns()).containsExactly("level", "cooperation");
    assertThat(table.rows())
        .containsExactly(List.of("copies", "90.0 %"), List.of("instance", "40.0 %"));
    assertThat(new LevelTable(List.of()).figures()).isEmpty();
  }

  @Test
  void whatIsMissingIsCounted() {
    assertThat(
            value(
                conclude(List.of(run(0, 1, Map.of(), List.of(cell("copies", 1))))),
                "Actions that are missing"))
        .isEqualTo("1");
  }

  @Test
  void aProposalIsBorneOutByTheWholeIntervalAndAnEqualityByOneAroundNothing() {
    Hypothesis more = new Hypothesis("cooperation", "copies", "instance", "more", "");
    Hypothesis less = new Hypothesis("cooperation", "copies", "instance", "less", "");
    Hypothesis equal = new Hypothesis("cooperation", "copies", "instance", "equal", "");

    assertThat(more.isBorneOut(0.1, 0.2)).isTrue();
    assertThat(more.isBorneOut(-0.1, 0.2)).isFalse();
    assertThat(less.isBorneOut(-0.2, -0.1)).isTrue();
    assertThat(less.isBorneOut(-0.2, 0)).isFalse();
    assertThat(equal.isBorneOut(-0.1, 0.1)).isTrue();
    assertThat(equal.isBorneOut(0.1, 0.2)).isFalse();
  }
}
