package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;

class BargainProtocolTest {

  private static final BargainProtocol RULES =
      new BargainProtocol(100, new SelfReports(List.of("a"), List.of("As this.")));

  private static EncounterSpec meeting(Integer... refused) {
    return new EncounterSpec(
        7,
        List.of(new Seat(3, "default", Memory.NOTHING), new Seat(4, "default", Memory.NOTHING)),
        new Bargain(1, 2, List.of(refused)));
  }

  private static Answer offers(int amount) {
    return new Answer.Given(amount);
  }

  private static BargainOutcome outcome(Answer... answers) {
    Step.Finish finish = (Step.Finish) RULES.next(meeting(), List.of(answers));
    return (BargainOutcome) finish.outcome();
  }

  @Test
  void theProposerOffersAndTheResponderReplies() {
    Step.Ask first = (Step.Ask) RULES.next(meeting(), List.of());
    Step.Ask second = (Step.Ask) RULES.next(meeting(), List.of(offers(30)));

    assertThat(first.queries())
        .containsExactly(new Step.Query(0, new Question.Amount("offer", List.of(), 0, 100)));
    assertThat(second.queries())
        .containsExactly(
            new Step.Query(
                1, new Question.Choice("reply", List.of("accept", "refuse"), "30", false)));
    BargainOutcome agreed = outcome(offers(30), new Answer.Chosen("accept"));
    assertThat(agreed.offer()).isEqualTo(30);
    assertThat(agreed.reply()).isEqualTo(BargainReply.ACCEPT);
    assertThat(agreed.isLast(3)).isTrue();
  }

  @Test
  void whatAResponderIsAskedDoesNotDependOnWhatItHasRefused() {
    assertThat(RULES.next(meeting(10, 20, 25), List.of(offers(30))))
        .isEqualTo(RULES.next(meeting(), List.of(offers(30))));
  }

  @Test
  void aRefusalIsTheLastOfItsBargainWhenNobodyIsTakenBackAnyMore() {
    BargainOutcome refused = outcome(offers(30), new Answer.Chosen("refuse"));

    assertThat(refused.isLast(0)).isTrue();
    assertThat(refused.isLast(1)).isFalse();
    Step.Finish second =
        (Step.Finish) RULES.next(meeting(10), List.of(offers(30), new Answer.Chosen("refuse")));
    assertThat(((BargainOutcome) second.outcome()).isLast(1)).isTrue();
  }

  @Test
  void aMissingOfferEndsTheBargainAndIsNoRefusal() {
    for (Answer none :
        List.of(
            new Answer.Missing(Answer.Reason.CUT_OFF),
            offers(101),
            offers(-1),
            new Answer.Chosen("accept"))) {
      BargainOutcome nothing = outcome(none);
      assertThat(nothing.offer()).isEqualTo(BargainOutcome.NONE);
      assertThat(nothing.reply()).isEqualTo(BargainReply.NONE);
      assertThat(nothing.isLast(9)).isTrue();
      assertThat(nothing.answers()).hasSize(1).allMatch(Answer.Missing.class::isInstance);
      assertThat(RULES.recollect(nothing, 0)).isNull();
    }
    assertThat(outcome(new Answer.Missing(Answer.Reason.CUT_OFF)).answers())
        .containsExactly(new Answer.Missing(Answer.Reason.CUT_OFF));
  }

  @Test
  void aMissingReplyEndsTheBargainAndIsNoRefusal() {
    BargainOutcome nothing = outcome(offers(30), new Answer.Said("maybe", null));

    assertThat(nothing.reply()).isEqualTo(BargainReply.NONE);
    assertThat(nothing.isLast(9)).isTrue();
    assertThat(nothing.answers())
        .containsExactly(offers(30), new Answer.Missing(Answer.Reason.UNPARSABLE));
    assertThat(RULES.recollect(nothing, 1))
        .isEqualTo(new BargainPast(false, 30, BargainReply.NONE));
  }

  @Test
  void bothRememberTheOfferFromTheirOwnSide() {
    BargainOutcome refused = outcome(offers(30), new Answer.Chosen("refuse"));

    assertThat(RULES.recollect(refused, 0))
        .isEqualTo(new BargainPast(true, 30, BargainReply.REFUSE));
    assertThat(RULES.recollect(refused, 1))
        .isEqualTo(new BargainPast(false, 30, BargainReply.REFUSE));
  }
}
