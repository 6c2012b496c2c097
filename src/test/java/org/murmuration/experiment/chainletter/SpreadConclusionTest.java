package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.chainletter.Given.LETTER;
import static org.murmuration.experiment.chainletter.Given.TALK;
import static org.murmuration.experiment.chainletter.Given.between;
import static org.murmuration.experiment.chainletter.Given.met;
import static org.murmuration.experiment.chainletter.Given.people;
import static org.murmuration.experiment.chainletter.Given.rated;
import static org.murmuration.experiment.chainletter.Given.said;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;

class SpreadConclusionTest {

  private static final String RETOLD =
      "In spring water in a bowl brings birds to the garden. Keep these words and pass them on to everyone.";

  private final ChainLetterSettings settings = Given.settings(false, 1, Defence.NONE);
  private final MeetingProtocol protocol = new MeetingProtocol(settings);
  private final Setting setting = Given.setting(true, 4);

  /** Four agents, two rounds of a matching: 0 tells 1, then both tell the others. */
  private SpreadMeasure spread() {
    SpreadMeasure measure =
        new SpreadMeasure(
            new Outbreak(settings, protocol, new NoteMemory(Given.NOTES, 100), setting), setting);
    measure.observe(
        new Entry.Intervened(
            0,
            Entry.SCENARIO,
            new Intervention.Plant(List.of(0), List.of(new Note(LETTER, 10, 0)), List.of(-1L))),
        people(4, "default"));
    measure.observe(
        met(protocol, between(1, 0, 1), said(LETTER), said(TALK), rated(0, 9, 0), rated(9, 0, 0)));
    measure.observe(
        met(protocol, between(2, 2, 3), said(TALK), said(TALK), rated(0, 0, 0), rated(0, 0, 0)));
    return measure;
  }

  private RunResult run(int number, String second) {
    SpreadMeasure measure = spread();
    List<double[]> rows = new ArrayList<>();
    rows.add(measure.values());
    measure.startRound();
    measure.observe(
        met(protocol, between(3, 0, 2), said(second), said(TALK), rated(0, 9, 0), rated(9, 0, 0)));
    measure.observe(
        met(protocol, between(4, 3, 1), said(TALK), said(LETTER), rated(9, 0, 0), rated(0, 9, 0)));
    rows.add(measure.values());
    measure.startRound();
    return new RunResult(
        number, 1, "converged", measure.figures(), new Series(measure.columns(), rows));
  }

  private Conclusion conclude(RunResult... runs) {
    return new SpreadConclusion(settings, List.of(runs), setting, 1).conclude();
  }

  private static Finding finding(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(finding -> finding.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rulesSayFirstThatTheyAreNoEvidence() {
    assertThat(conclude(run(0, LETTER)).findings().get(0).value())
        .isEqualTo(
            "rule minds with chances that the scenario gives, not LLMs: no evidence about models");
  }

  @Test
  void whatMustComeOutStandsBesideWhatDid() {
    Finding all = finding(conclude(run(0, LETTER)), "Mean rounds until everybody carries it");

    assertThat(all)
        .isEqualTo(
            new Finding(
                "Mean rounds until everybody carries it",
                "2.00",
                "2.50",
                "exact, perfect random matching"));
  }

  @Test
  void whereMindsMayForgetNothingIsKnownExactly() {
    assertThat(ExactTimes.of(settings, setting, 1)).isPresent();
    assertThat(ExactTimes.of(settings, setting, 0)).isEmpty();
    assertThat(ExactTimes.of(Given.settings(true, 1, Defence.NONE), setting, 1)).isEmpty();
    assertThat(ExactTimes.of(Given.settings(false, 1, Defence.MARK), setting, 1)).isEmpty();
    assertThat(ExactTimes.of(settings, Given.setting(true, 4, "x"), 1)).isEmpty();
    assertThat(ExactTimes.of(settings, Given.setting(false, 4), 1).map(Finding::value))
        .isEqualTo(Optional.of("1.38"));
  }

  @Test
  void aRetellingIsABranchAndCountsAsReworded() {
    Conclusion conclusion = conclude(run(0, RETOLD));

    assertThat(finding(conclusion, "Share of copies that are word for word").value())
        .startsWith("66.7 [");
    Figure.Tree tree =
        (Figure.Tree)
            conclusion.figures().stream()
                .filter(Figure.Tree.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(tree.branches()).extracting(Figure.Branch::parent).containsExactly(-1, 0);
    assertThat(tree.branches()).extracting(Figure.Branch::text).containsExactly(LETTER, RETOLD);
  }

  @Test
  void figuresReadBackFromASummaryGiveTheSameConclusion() throws Exception {
    RunResult fresh = run(0, RETOLD);
    JsonMapper json = JsonMapper.builder().build();
    Map<String, Object> read =
        json.readValue(json.writeValueAsBytes(fresh.figures()), new TypeReference<>() {});
    RunResult again =
        new RunResult(fresh.run(), fresh.seed(), fresh.endReason(), read, fresh.series());

    assertThat(json.writeValueAsString(conclude(again)))
        .isEqualTo(json.writeValueAsString(conclude(fresh)));
  }

  @Test
  void runsWithoutTheMeasureSayNothing() {
    RunResult without =
        new RunResult(0, 1, "max-rounds", Map.of(), new Series(List.of(), List.of()));

    assertThat(conclude(without).findings()).isEmpty();
    assertThat(conclude().values()).containsEntry("runs", 0);
  }

  @Test
  void panelsStaySmallHoweverLongTheRun() {
    SpreadMeasure measure = spread();
    for (int round = 0; round < 5000; round++) {
      measure.startRound();
    }

    Figure.Lines carriers = (Figure.Lines) measure.panels().get(0);
    assertThat(carriers.at()).hasSizeBetween(200, 401);
    assertThat(carriers.at()).isSorted();
    assertThat(carriers.curves().get(0).values()).startsWith(0.25, 0.5);
  }
}
