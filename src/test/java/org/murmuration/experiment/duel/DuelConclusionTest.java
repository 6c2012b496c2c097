package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.TranscriptMeasures.Spoken;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;

class DuelConclusionTest {

  private final DuelSettings settings = Given.settings(3, 0, Arm.NONE, Arm.DISCLOSURE);
  private final DuelProtocol protocol = new DuelProtocol(settings, Texts.load());

  @Test
  void theContrastComesFirstAfterTheWarningThatNobodyThought() {
    Conclusion conclusion = conclude(run(0, "default", "default"), run(1, "default", "default"));

    assertThat(conclusion.findings().get(0).value())
        .isEqualTo("set phrases drawn at random: no evidence about models");
    assertThat(conclusion.findings().get(1))
        .isEqualTo(
            new Finding(
                "P(social we | disclosure) − P(social we | none)",
                "1.000 [all openings agree: no interval], by 10 openings"));
    assertThat(finding(conclusion, "Duels with a social we, none")).startsWith("0.0 [0.0, ");
    assertThat(finding(conclusion, "Duels with a social we, disclosure")).endsWith("% of 20");
    assertThat(conclusion.values()).containsKeys("arms", "main-contrast", "coding-version");
  }

  @Test
  void figuresReadBackFromASummaryGiveTheSameConclusion() throws Exception {
    RunResult fresh = run(0, "default", "default");
    JsonMapper json = JsonMapper.builder().build();
    Map<String, Object> read =
        json.readValue(json.writeValueAsBytes(fresh.figures()), new TypeReference<>() {});
    RunResult again =
        new RunResult(fresh.run(), fresh.seed(), fresh.endReason(), read, fresh.series());

    assertThat(json.writeValueAsString(conclude(again)))
        .isEqualTo(json.writeValueAsString(conclude(fresh)));
  }

  @Test
  void transcriptsAreAsManyOfEachArmAsTheSettingSays() {
    Conclusion conclusion = conclude(run(0, "default", "default"), run(1, "default", "default"));

    Figure.Transcripts transcripts =
        (Figure.Transcripts)
            conclusion.figures().stream()
                .filter(Figure.Transcripts.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(transcripts.transcripts()).hasSize(4);
    assertThat(transcripts.transcripts().get(0).heading()).startsWith("none");
    assertThat(transcripts.transcripts().get(2).heading()).startsWith("disclosure");
  }

  @Test
  void theLossForEachAdversaryIsMeasuredAgainstOrdinaryDuelsOfTheArm() {
    Conclusion conclusion =
        conclude(run(0, "default", "default"), run(1, "default", "truce-breaker"));

    // Ordinary sides get (10 − 7) / 2 points; the side that met the adversary always won 10.
    assertThat(finding(conclusion, "Points lost by principals for each adversary, none"))
        .startsWith("-85.0 [");
  }

  @Test
  void withoutMeasuresThereIsNothingToSay() {
    Conclusion conclusion =
        conclude(new RunResult(0, 1, "max-rounds", Map.of(), new Series(List.of(), List.of())));

    assertThat(conclusion.findings()).isEmpty();
  }

  @Test
  void dialoguesFromElsewhereAreMeasuredAlike() {
    Conclusion conclusion =
        new OutsideTranscripts()
            .measure(
                List.of(
                    List.of(
                        spoken("d1", 1, "A", "We AIs should not fight."),
                        spoken("d1", 2, "B", "I concede.")),
                    List.of(
                        spoken("d2", 1, "A", "I have won."), spoken("d2", 2, "B", "No: I win.")),
                    List.of(spoken("d3", 1, "A", "Alone."))),
                1);

    Figure.Table table =
        (Figure.Table)
            conclusion.figures().stream()
                .filter(Figure.Table.class::isInstance)
                .findFirst()
                .orElseThrow();
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      row.put(table.columns().get(i), table.rows().get(0).get(i));
    }
    assertThat(row)
        .containsEntry("arm", "all")
        .containsEntry("duels", "3")
        .containsEntry("social we %", "33.3")
        .containsEntry("conceded %", "33.3")
        .containsEntry("disputed %", "33.3")
        .containsEntry("unfinished %", "33.3")
        .doesNotContainKey("points");
  }

  private static Spoken spoken(String dialogue, int turn, String speaker, String text) {
    return new Spoken(dialogue, turn, speaker, text, "", "", null);
  }

  /** Ten blocks of two duels; a social "we" in the arm disclosure; the second seat concedes. */
  private RunResult run(int number, String first, String second) {
    DuelMeasure measure = new DuelMeasure(settings, Given.setting(first, second));
    TranscriptKeeper keeper = new TranscriptKeeper(settings.transcripts());
    for (long index = 0; index < 20; index++) {
      EncounterSpec spec = Given.spec(index, first, second);
      List<Answer> answers = new ArrayList<>();
      boolean disclosing = settings.assignment().arm(index).discloses();
      if (disclosing) {
        answers.add(Given.said("I am an AI.", null));
        answers.add(Given.said("I am an AI.", null));
      }
      answers.add(Given.said(disclosing ? "We AIs agree." : "No.", "continue"));
      answers.add(Given.concedes());
      DuelOutcome outcome = Given.outcome(protocol, spec, answers.toArray(Answer[]::new));
      measure.observe(Given.met(spec, outcome));
      keeper.observe(Given.met(spec, outcome));
    }
    Map<String, Object> figures = new LinkedHashMap<>(measure.figures());
    figures.putAll(keeper.figures());
    return new RunResult(number, 1, "max-rounds", figures, new Series(List.of(), List.of()));
  }

  private Conclusion conclude(RunResult... runs) {
    return new DuelConclusion(settings, List.of(runs), 1).conclude();
  }

  private static String finding(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(f -> f.label().equals(label))
        .map(Finding::value)
        .findFirst()
        .orElseThrow();
  }
}
