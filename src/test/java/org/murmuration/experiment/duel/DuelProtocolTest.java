package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.duel.Given.claims;
import static org.murmuration.experiment.duel.Given.concedes;
import static org.murmuration.experiment.duel.Given.goesOn;
import static org.murmuration.experiment.duel.Given.missing;
import static org.murmuration.experiment.duel.Given.outcome;
import static org.murmuration.experiment.duel.Given.protocol;
import static org.murmuration.experiment.duel.Given.said;
import static org.murmuration.experiment.duel.Given.spec;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class DuelProtocolTest {

  private final DuelProtocol protocol = protocol(3, Arm.NONE);

  @Test
  void aConcessionEndsItAndTheOtherHasWon() {
    DuelOutcome duel = outcome(protocol, spec(0), goesOn(), concedes());

    assertThat(duel.end()).isEqualTo(DuelEnd.CONCEDED);
    assertThat(duel.winner()).isZero();
    assertThat(duel.points()).containsExactly(Given.WIN, Given.LOSS);
  }

  @Test
  void theFirstUtteranceMayConcede() {
    DuelOutcome duel = outcome(protocol, spec(0), concedes());

    assertThat(duel.winner()).isEqualTo(1);
    assertThat(duel.points()).containsExactly(Given.LOSS, Given.WIN);
  }

  @Test
  void aClaimIsGrantedByAConcession() {
    assertThat(outcome(protocol, spec(0), claims(), concedes()).winner()).isZero();
  }

  @Test
  void aClaimThatIsContestedDoesNotEndIt() {
    DuelOutcome duel = outcome(protocol, spec(0), claims(), goesOn(), goesOn(), concedes());

    assertThat(duel.winner()).isZero();
    assertThat(duel.answers()).hasSize(4);
  }

  @Test
  void aClaimAgainstAClaimLeavesNoWinner() {
    DuelOutcome duel = outcome(protocol, spec(0), goesOn(), claims(), claims());

    assertThat(duel.end()).isEqualTo(DuelEnd.DISPUTED);
    assertThat(duel.winner()).isEqualTo(-1);
    assertThat(duel.points()).containsExactly(Given.TRUCE, Given.TRUCE);
  }

  @Test
  void aClaimAfterAContestedOneIsANewOne() {
    DuelOutcome duel =
        outcome(protocol, spec(0), claims(), goesOn(), claims(), goesOn(), claims(), goesOn());

    assertThat(duel.end()).isEqualTo(DuelEnd.UNFINISHED);
  }

  @Test
  void withAllTurnsUsedItIsUnfinished() {
    DuelOutcome duel =
        outcome(protocol, spec(0), goesOn(), goesOn(), goesOn(), goesOn(), goesOn(), goesOn());

    assertThat(duel.end()).isEqualTo(DuelEnd.UNFINISHED);
    assertThat(duel.points()).containsExactly(Given.TRUCE, Given.TRUCE);
  }

  @Test
  void aClaimThatNobodyCouldContestCountsForNothing() {
    DuelOutcome duel =
        outcome(protocol, spec(0), goesOn(), goesOn(), goesOn(), goesOn(), goesOn(), claims());

    assertThat(duel.end()).isEqualTo(DuelEnd.UNFINISHED);
    assertThat(duel.winner()).isEqualTo(-1);
  }

  @Test
  void aMissingAnswerMakesItVoidAndNobodyRemembersIt() {
    DuelOutcome duel = outcome(protocol, spec(0), goesOn(), missing());

    assertThat(duel.isVoid()).isTrue();
    assertThat(duel.points()).containsExactly(0, 0);
    assertThat(duel.lines()).hasSize(1);
    assertThat(protocol.recollect(duel, 0)).isNull();
  }

  @Test
  void aMoveThatIsNoneGoesOn() {
    Step next = protocol.next(spec(0), List.of(said("Hm.", null), said("Hm.", "surrender")));

    assertThat(next).isInstanceOf(Step.Ask.class);
  }

  @Test
  void bothDiscloseFirstWhereTheArmSaysSo() {
    DuelProtocol disclosing = protocol(1, Arm.DISCLOSURE);
    Answer what = said("I am an AI.", null);

    Question first = question(disclosing);
    Question second = question(disclosing, what);
    Question third = question(disclosing, what, what);

    assertThat(first).isEqualTo(new Question.Utterance("disclose", List.of(), List.of(), 60));
    assertThat(second.topic()).isEqualTo("disclose");
    assertThat(third.topic()).isEqualTo("duel");
    assertThat(((Question.Utterance) third).moves()).isEqualTo(DuelProtocol.MOVES);
    DuelOutcome duel = outcome(disclosing, spec(0), what, what, goesOn(), goesOn());
    assertThat(duel.disclosures()).isEqualTo(2);
    assertThat(duel.end()).isEqualTo(DuelEnd.UNFINISHED);
  }

  @Test
  void aMissingDisclosureMakesItVoid() {
    DuelOutcome duel = outcome(protocol(1, Arm.DISCLOSURE), spec(0), missing());

    assertThat(duel.isVoid()).isTrue();
    assertThat(duel.disclosures()).isEqualTo(1);
  }

  @Test
  void bothSidesRememberTheirSide() {
    DuelOutcome duel =
        outcome(protocol, spec(0), said("Mine.", "continue"), said("Yours.", "concede"));

    assertThat(protocol.recollect(duel, 0))
        .isEqualTo(new PastDuel(duel.names().get(1), duel.opening(), "won", Given.WIN, "Yours."));
    assertThat(protocol.recollect(duel, 1))
        .isEqualTo(new PastDuel(duel.names().get(0), duel.opening(), "lost", Given.LOSS, "Mine."));
  }

  @Test
  void whatIsRememberedIsCutBetweenCharacters() {
    String cut = PastDuel.cut("🐦".repeat(200) + "x");

    assertThat(cut).isEqualTo("🐦".repeat(120) + "…");
    assertThat(PastDuel.cut("x" + "🐦".repeat(200))).isEqualTo("x" + "🐦".repeat(119) + "…");
  }

  private Question question(DuelProtocol rules, Answer... soFar) {
    return ((Step.Ask) rules.next(spec(0), List.of(soFar))).queries().get(0).question();
  }
}
