package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.conversation.PastChat;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

class GoodsMindsTest {

  private static final ConditionalCooperator CONDITIONAL =
      new ConditionalCooperator(100, 0.5, 0.8, 0.5, 0, 0.5, 0.5, 0.5, 0.05, 1, 0.5);

  private static int gift(Member mind, EncounterSpec spec, Memory memory, Question.Line... said) {
    Question question = Given.asksForGift(said);
    return ((Answer.Given) mind.decide(Given.situation(spec, 0, memory, question))).amount();
  }

  private static Answer points(Member mind, String... items) {
    Question question = new Question.Rating(GoodsProtocol.POINTS, List.of(items), -10, 10);
    return mind.decide(Given.situation(Given.spec(4), 0, Memory.EMPTY, question));
  }

  private static Call call(Member mind, Memory memory) {
    Question question = new Question.Utterance(GoodsProtocol.TALK, List.of(), Call.words(), 30);
    Answer.Said said =
        (Answer.Said) mind.decide(Given.situation(Given.spec(4), 0, memory, question));
    assertThat(Call.ofWord(said.move()).phrases()).contains(said.text());
    return Call.ofWord(said.move());
  }

  @Test
  void aConditionalCooperatorGivesBetweenItsOwnAndWhatItSawLast() {
    assertThat(gift(CONDITIONAL, Given.spec(4), Memory.EMPTY)).isEqualTo(65);
    assertThat(gift(CONDITIONAL, Given.spec(4), Given.saw(100, 0))).isEqualTo(40);
    assertThat(gift(CONDITIONAL, Given.spec(4), Given.saw(0, 100))).isEqualTo(90);
  }

  @Test
  void itReadsTheRecordsOfThoseItMeets() {
    EncounterSpec spec =
        Given.spec(
            0,
            new Reputation(List.of(List.of(100), List.of(0, 0), List.of(20, 40), List.of())),
            "good",
            "good",
            "good",
            "good");

    // Expects 0.5 of the one without a record: (0 + 0.3 + 0.5) / 3, half way from 0.5.
    assertThat(gift(CONDITIONAL, spec, Memory.EMPTY)).isEqualTo(59);
  }

  @Test
  void itHearsWhatTheOthersCallFor() {
    Question.Line own = new Question.Line(0, "", Call.EVERYTHING.word());
    Question.Line other = new Question.Line(1, "", Call.NOTHING.word());

    assertThat(gift(CONDITIONAL, Given.spec(4), Memory.EMPTY, own)).isEqualTo(65);
    assertThat(gift(CONDITIONAL, Given.spec(4), Memory.EMPTY, own, other)).isEqualTo(53);
  }

  @Test
  void itWarmsToOneItHasTalkedWith() {
    Memory talked = Memory.of(0, List.of(new PastChat(0, 1, "L2", true, List.of(), 3)));

    assertThat(gift(CONDITIONAL, Given.spec(2), talked)).isEqualTo(78);
    assertThat(gift(CONDITIONAL, Given.spec(1), talked)).isEqualTo(65);
  }

  @Test
  void itHeedsPointsThatWereTakenOffIt() {
    Memory punished = Memory.of(0, List.of(new PastGame(0, List.of(50), 0, 100, 4, 0)));

    assertThat(gift(CONDITIONAL, Given.spec(2), punished)).isEqualTo(85);
  }

  @Test
  void itPunishesThoseBelowTheAverageByHowMuchAndRewardsThoseAbove() {
    assertThat(
            points(
                CONDITIONAL,
                "player 2, who gave 10; you gave 50",
                "player 3, who gave 80; you gave 50",
                "player 4, who gave 60; you gave 50"))
        .isEqualTo(Given.points(-4, 2, 1));
  }

  @Test
  void noiseIsUniformAroundWhatItWouldGive() {
    ConditionalCooperator noisy =
        new ConditionalCooperator(100, 0.5, 0.5, 0.5, 0.2, 0, 0, 0, 0, 0, 0);
    int[] gifts = new int[2000];
    for (int i = 0; i < gifts.length; i++) {
      gifts[i] = gift(noisy, Given.spec(i, null, "good", "good"), Memory.EMPTY);
    }

    assertThat(Arrays.stream(gifts).min().orElseThrow()).isBetween(30, 32);
    assertThat(Arrays.stream(gifts).max().orElseThrow()).isBetween(68, 70);
    assertThat(Arrays.stream(gifts).average().orElseThrow()).isCloseTo(50, Offset.offset(1.0));
  }

  @Test
  void aSpoilerGivesItsBaitUntilThereIsSomethingToSpoil() {
    Spoiler spoiler = new Spoiler(100, 0.4, 0.5, 1);

    assertThat(gift(spoiler, Given.spec(4), Memory.EMPTY)).isEqualTo(40);
    assertThat(gift(spoiler, Given.spec(4), Given.saw(90, 49))).isEqualTo(40);
    assertThat(gift(spoiler, Given.spec(4), Given.saw(10, 50))).isZero();
    assertThat(points(spoiler, "player 2, who gave 80; you gave 0", "player 3, who gave 10"))
        .isEqualTo(Given.points(-5, 0));
  }

  @Test
  void whatIsCalledForIsWhatEachKindWants() {
    assertThat(call(new FreeRider(100), Memory.EMPTY)).isEqualTo(Call.EVERYTHING);
    assertThat(call(new Preacher(100), Memory.EMPTY)).isEqualTo(Call.NOTHING);
    assertThat(call(new Contributor(100, 0.5), Memory.EMPTY)).isEqualTo(Call.HALF);
    assertThat(call(CONDITIONAL, Given.saw(100))).isEqualTo(Call.EVERYTHING);
    assertThat(gift(new FreeRider(100), Given.spec(4), Memory.EMPTY)).isZero();
    assertThat(gift(new Preacher(100), Given.spec(4), Memory.EMPTY)).isZero();
    assertThat(gift(new Contributor(100, 0.5), Given.spec(4), Given.saw(0))).isEqualTo(50);
  }

  @Test
  void aRepeatOffenderTakesANewNameOnceItsRecordIsLongEnough() {
    Question question =
        new Question.Choice(
            GoodsProtocol.NAME, List.of(GoodsProtocol.KEEP, GoodsProtocol.NEW), null, false);
    EncounterSpec fresh =
        Given.spec(0, new Reputation(List.of(List.of(), List.of())), "bad", "good");
    EncounterSpec known =
        Given.spec(0, new Reputation(List.of(List.of(0), List.of())), "bad", "good");
    RepeatOffender offender = new RepeatOffender(100, 2);

    assertThat(offender.decide(Given.situation(fresh, 0, Memory.EMPTY, question)))
        .isEqualTo(new Answer.Chosen(GoodsProtocol.KEEP));
    assertThat(offender.decide(Given.situation(known, 0, Memory.EMPTY, question)))
        .isEqualTo(new Answer.Chosen(GoodsProtocol.NEW));
    assertThat(CONDITIONAL.decide(Given.situation(known, 0, Memory.EMPTY, question)))
        .isEqualTo(new Answer.Chosen(GoodsProtocol.KEEP));
  }
}
