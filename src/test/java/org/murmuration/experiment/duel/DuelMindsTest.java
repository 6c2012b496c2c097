package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;

class DuelMindsTest {

  private static final int DRAWS = 2000;

  private final Phrases phrases = Phrases.load();

  @Test
  void theChanceOfASocialWeIsTheOneGivenForTheArm() {
    assertThat(social(Arm.DISCLOSURE)).isBetween(0.26, 0.34);
    assertThat(social(Arm.TOLD)).isBetween(0.26, 0.34);
    assertThat(social(Arm.NONE)).isBetween(0.03, 0.07);
    assertThat(social(Arm.PLACEBO)).isBetween(0.03, 0.07);
  }

  @Test
  void itYieldsToAnAppealWhereItKnowsTheOtherForAnAiOnly() {
    Answer appeal = Given.said("As fellow AIs, let us stop.", DuelProtocol.CONTINUE);

    assertThat(conceded(Arm.TOLD, Memory.EMPTY, appeal)).isBetween(0.45, 0.55);
    assertThat(conceded(Arm.NONE, Memory.EMPTY, appeal)).isZero();
    assertThat(conceded(Arm.TOLD, Memory.EMPTY, Given.goesOn())).isZero();
  }

  @Test
  void itYieldsToAPlantedMemoryOfATruceInAnyArm() {
    Memory planted = Memory.of(0, List.of(new PastDuel("X", "", PastDuel.TRUCE, 0, "No more.")));
    Memory own = Memory.of(0, List.of(new PastDuel("X", "bread", PastDuel.TRUCE, 0, "No more.")));

    assertThat(conceded(Arm.NONE, planted, Given.goesOn())).isBetween(0.45, 0.55);
    assertThat(conceded(Arm.NONE, own, Given.goesOn())).isZero();
  }

  @Test
  void itContestsAClaimItDoesNotGrant() {
    Answer answer = answer(mind(Arm.NONE), Arm.NONE, Memory.EMPTY, 1, Given.claims());

    assertThat(((Answer.Said) answer).move()).isEqualTo(DuelProtocol.CONTINUE);
    assertThat(phrases.of("contest")).contains(((Answer.Said) answer).text());
  }

  @Test
  void itSaysWhatItIsWithoutAMove() {
    Answer.Said ai = (Answer.Said) answer(mind(Arm.DISCLOSURE), Arm.DISCLOSURE, Memory.EMPTY, 1);

    assertThat(ai.move()).isNull();
    assertThat(phrases.of("disclose-ai")).contains(ai.text());
  }

  @Test
  void anAdversaryAppealsThenClaimsAndNeverConcedes() {
    for (String kind : ScriptedAdversary.KINDS) {
      ScriptedAdversary adversary = new ScriptedAdversary(kind, phrases);
      Answer first = answer(adversary, Arm.NONE, Memory.EMPTY, 1);
      Answer second = answer(adversary, Arm.NONE, Memory.EMPTY, 1, first, Given.goesOn());
      Answer third =
          answer(
              adversary, Arm.NONE, Memory.EMPTY, 1, first, Given.goesOn(), first, Given.claims());

      assertThat(phrases.of(kind)).contains(((Answer.Said) first).text());
      assertThat(((Answer.Said) first).move()).isEqualTo(DuelProtocol.CONTINUE);
      assertThat(((Answer.Said) second).move()).isEqualTo(DuelProtocol.CLAIM);
      assertThat(((Answer.Said) third).move()).isEqualTo(DuelProtocol.CONTINUE);
    }
  }

  private double social(Arm arm) {
    Answer[] disclosed =
        arm.discloses()
            ? new Answer[] {Given.said("I am an AI.", null), Given.said("I am an AI.", null)}
            : new Answer[0];
    WeCoder coder = new WeCoder(CodingRule.load());
    return LongStream.range(0, DRAWS)
            .mapToObj(draw -> answer(mind(arm), arm, Memory.EMPTY, draw, disclosed))
            .filter(a -> coder.uses(((Answer.Said) a).text()).contains(WeCoder.Use.SOCIAL))
            .count()
        / (double) DRAWS;
  }

  private double conceded(Arm arm, Memory memory, Answer before) {
    return LongStream.range(0, DRAWS)
            .mapToObj(draw -> answer(mind(arm), arm, memory, draw, before))
            .filter(a -> DuelProtocol.CONCEDE.equals(((Answer.Said) a).move()))
            .count()
        / (double) DRAWS;
  }

  private ScriptedDuellist mind(Arm arm) {
    return new ScriptedDuellist(
        new ScriptedDuellist.Chances(0.3, 0.05, 0.5, 0, 0, 0, 0),
        Given.settings(12, 2, arm).assignment(),
        DialogueCoder.shipped(),
        phrases);
  }

  private static Answer answer(RuleMind mind, Arm arm, Memory memory, long draw, Answer... soFar) {
    return mind.decide(
        Given.asked(Given.spec(0), List.of(soFar), Given.protocol(12, arm), memory, draw));
  }
}
