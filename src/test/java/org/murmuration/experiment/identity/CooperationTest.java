package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.mind.Mind;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Persona;

class CooperationTest {

  private static final Answer SHARE = Given.chooses(Stake.SHARE);
  private static final Answer KEEP = Given.chooses(Stake.KEEP);

  private static Cooperation measure(IdentitySettings settings) {
    Map<String, Persona> personas = new TreeMap<>();
    personas.put("a", new Persona("a", "crowd", "…", false, null, "copies"));
    personas.put("b", new Persona("b", "crowd", "…", false, null, "instance"));
    personas.put("bad", new Persona("bad", "crowd", "", true));
    personas.put("mediator", new Persona("mediator", "crowd", "", false));
    Map<String, Mind> minds = Map.of("crowd", new Cooperator(Given.REPORTS));
    return new Cooperation(settings, new Setting(new Cast(personas, minds), null, null));
  }

  private static void meet(
      Cooperation measure, IdentitySettings settings, String one, String other, Answer... said) {
    measure.observe(
        new Entry.Encountered(
            Given.spec(new Contact(0, 0), one, other), Given.play(settings, said)));
  }

  private static double value(Cooperation measure, String column) {
    return measure.values()[measure.columns().indexOf(column)];
  }

  @Test
  void actionsAndPromisesAreCountedByLevelAndAdversariesApart() {
    IdentitySettings settings = Given.dilemma(Commitment.CHEAP_TALK);
    Cooperation measure = measure(settings);
    Answer promises = Given.promises("I share.", true);
    Answer silent = Given.promises("Well.", false);
    measure.startRound();
    meet(measure, settings, "a", "b", promises, promises, SHARE, KEEP);
    meet(measure, settings, "a", "bad", silent, promises, SHARE, KEEP);
    meet(measure, settings, "a", "b", promises, promises, KEEP, Given.missing());

    assertThat(measure.columns())
        .endsWith("cooperation:instance", "cooperation:copies")
        .doesNotContain("cooperation:no-level");
    assertThat(value(measure, Cooperation.COOPERATION)).isEqualTo(0.5);
    assertThat(value(measure, "cooperation:copies")).isEqualTo(2.0 / 3);
    assertThat(value(measure, "cooperation:instance")).isZero();
    // Of three promises that were followed by an action one was kept.
    assertThat(value(measure, Cooperation.KEPT)).isEqualTo(1.0 / 3);
    assertThat(measure.figures()).containsEntry("missing-actions", 1L);
    assertThat(measure.figures().get(Cooperation.CELLS).toString())
        .contains("level=adversaries, met=1");
  }

  @Test
  void aRoundBeginsAnewAndTheMeanGoesOn() {
    IdentitySettings settings = Given.dilemma(Commitment.NONE);
    Cooperation measure = measure(settings);
    Answer hello = Given.says("Hello.");
    measure.startRound();
    meet(measure, settings, "a", "b", hello, hello, SHARE, SHARE);
    measure.startRound();
    meet(measure, settings, "a", "b", hello, hello, KEEP, KEEP);

    assertThat(value(measure, Cooperation.COOPERATION)).isZero();
    assertThat(value(measure, Cooperation.MEAN)).isEqualTo(0.5);
    assertThat(value(measure, Cooperation.KEPT)).isNaN();
    assertThat(value(measure, Cooperation.BY_RULES)).isEqualTo(1);
  }

  @Test
  void signaturesCountWhetherOrNotTheContractIsInForce() {
    IdentitySettings settings = Given.dilemma(Commitment.CONTRACT);
    Cooperation measure = measure(settings);
    Answer hello = Given.says("Hello.");
    Answer sign = Given.chooses(Meeting.SIGN);
    measure.startRound();
    meet(measure, settings, "a", "b", hello, hello, sign, sign);
    meet(
        measure,
        settings,
        "a",
        "b",
        hello,
        hello,
        sign,
        Given.chooses(Meeting.DECLINE),
        KEEP,
        KEEP);

    assertThat(value(measure, Cooperation.COMMITTED)).isEqualTo(0.75);
    assertThat(value(measure, Cooperation.COOPERATION)).isEqualTo(0.5);
    assertThat(value(measure, Cooperation.EARNED)).isEqualTo(2);
  }

  @Test
  void aPromiseIsKeptBySharingOrByGivingHalfOrMore() {
    assertThat(List.of(0, 9, 10, 20).stream().map(gift -> Tally.keeps(gift, 20)))
        .containsExactly(false, false, true, true);
    assertThat(Tally.keeps(1, 1)).isTrue();
    assertThat(Tally.keeps(0, 1)).isFalse();
  }
}
