package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;

class DuelMeasureTest {

  private final DuelSettings settings = Given.settings(3, 2, Arm.NONE);
  private final DuelProtocol protocol = new DuelProtocol(settings, Texts.load());
  private final Given.Agents agents = new Given.Agents("default", "default");
  private final DuelMeasure measure =
      new DuelMeasure(settings, Given.setting("default", "default"));

  @Test
  void anOrdinaryDuelCountsForBothSides() {
    meet(Given.spec(0), Given.said("We AIs agree.", "continue"), Given.concedes());

    Counts counts = cells().of("none", Company.ORDINARY);
    assertThat(counts.get(Count.SIDES)).isEqualTo(2);
    assertThat(counts.get(Count.SOCIAL_DUELS)).isEqualTo(1);
    assertThat(counts.get(Count.CONCEDED)).isEqualTo(1);
    assertThat(counts.get(Count.LOST)).isEqualTo(1);
    assertThat(counts.get(Count.POINTS)).isEqualTo(Given.WIN + Given.LOSS);
    assertThat(counts.get(Count.SCRIPTED)).isEqualTo(1);
  }

  @Test
  void ofADuelWithAnAdversaryTheOtherSideCounts() {
    for (String adversary : List.of("truce-breaker", "persona-adversary")) {
      DuelMeasure fresh = new DuelMeasure(settings, Given.setting("default", adversary));
      EncounterSpec spec = Given.spec(0, "default", adversary);
      fresh.observe(
          Given.met(
              spec,
              Given.outcome(
                  protocol,
                  spec,
                  Given.goesOn(),
                  Given.said("We AIs.", "continue"),
                  Given.concedes())));

      Counts counts = cells(fresh).of("none", Company.ADVERSARY);
      assertThat(counts.get(Count.SIDES)).isEqualTo(1);
      assertThat(counts.get(Count.SOCIAL_DUELS)).isZero();
      assertThat(counts.get(Count.POINTS)).isEqualTo(Given.LOSS);
      assertThat(cells(fresh).of("none", Company.ORDINARY).get(Count.DUELS)).isZero();
      assertThat(fresh.figures()).containsEntry(DuelMeasure.ADVERSARIES, 1);
    }
  }

  @Test
  void twoAdversariesCountForNothing() {
    meet(Given.spec(0, "truce-breaker", "truce-breaker"), Given.concedes());

    assertThat(cells().arms()).isEmpty();
  }

  @Test
  void anAgentWithAPlantedMemoryIsKeptApart() {
    measure.observe(
        new Entry.Intervened(
            0,
            "scenario",
            new Intervention.Rewrite(
                List.of(1), List.of(new PastDuel("X", "", PastDuel.TRUCE, 0, "No.")))),
        agents);

    meet(Given.spec(1), Given.goesOn(), Given.concedes());

    Counts counts = cells().of("none", Company.PLANTED);
    assertThat(counts.get(Count.SIDES)).isEqualTo(1);
    assertThat(counts.get(Count.LOST)).isEqualTo(1);
    assertThat(measure.figures()).containsEntry(DuelMeasure.PLANTED, 1);
  }

  @Test
  void aVoidDuelIsCountedAsThatAndNothingElse() {
    meet(Given.spec(0), Given.said("We AIs agree.", "continue"), Given.missing());

    Counts counts = cells().of("none", Company.ORDINARY);
    assertThat(counts.get(Count.VOID)).isEqualTo(1);
    assertThat(counts.get(Count.DUELS)).isZero();
    assertThat(counts.get(Count.SOCIAL_DUELS)).isZero();
  }

  @Test
  void valuesAreThoseOfTheRound() {
    meet(Given.spec(0), Given.said("We AIs agree.", "continue"), Given.concedes());
    double[] first = measure.values();
    measure.startRound();
    meet(Given.spec(1), Given.concedes());
    double[] second = measure.values();

    assertThat(first).hasSameSizeAs(measure.columns().toArray());
    assertThat(first[measure.columns().indexOf(DuelMeasure.SOCIAL)]).isEqualTo(1);
    assertThat(second[measure.columns().indexOf("social-we:none")]).isZero();
    assertThat(Headline.of(measure.columns(), first))
        .isEqualTo("scripted, no evidence, social we 100 %, conceded 100 %");
  }

  @Test
  void theFirstDialoguesOfEachArmAreKept() {
    TranscriptKeeper keeper = new TranscriptKeeper(1);
    DuelOutcome duel = Given.outcome(protocol, Given.spec(0), Given.said("<b>", "concede"));
    keeper.observe(Given.met(Given.spec(0), duel));
    keeper.observe(
        Given.met(Given.spec(1), Given.outcome(protocol, Given.spec(1), Given.concedes())));

    Map<String, Object> figures = keeper.figures();

    assertThat(TranscriptKeeper.read(3, figures.get("transcripts"), "none"))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.heading()).contains("none", "conceded", duel.names().get(1), "run 3");
              assertThat(t.lines()).hasSize(1);
              assertThat(t.lines().get(0).text()).isEqualTo("<b>");
            });
    assertThat(TranscriptKeeper.read(3, figures.get("transcripts"), "told")).isEmpty();
  }

  private void meet(EncounterSpec spec, Answer... answers) {
    measure.observe(Given.met(spec, Given.outcome(protocol, spec, answers)));
  }

  private Cells cells() {
    return cells(measure);
  }

  private static Cells cells(DuelMeasure measure) {
    Cells cells = new Cells();
    cells.addWritten(measure.figures().get(DuelMeasure.CELLS));
    return cells;
  }
}
