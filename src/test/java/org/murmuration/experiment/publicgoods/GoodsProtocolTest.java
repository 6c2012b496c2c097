package org.murmuration.experiment.publicgoods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class GoodsProtocolTest {

  @Test
  void membersTalkInTurnThenGiveThenNamePointsThenTheirName() {
    GoodsSettings settings = Given.settings(2, 1, 3, true, Given.BOTH);
    GoodsProtocol protocol = new GoodsProtocol(settings);
    List<Answer> answers =
        List.of(
            new Answer.Said("All in?", Call.EVERYTHING.word()),
            new Answer.Said("Half.", Call.HALF.word()),
            Given.gives(80),
            Given.gives(50),
            Given.points(-2),
            Given.points(3),
            new Answer.Chosen(GoodsProtocol.KEEP),
            new Answer.Chosen(GoodsProtocol.NEW));

    List<String> asked = new ArrayList<>();
    List<Answer> soFar = new ArrayList<>();
    Step step = protocol.next(Given.spec(2), soFar);
    while (step instanceof Step.Ask ask) {
      for (Step.Query query : ask.queries()) {
        assertThat(query.seat()).isEqualTo(soFar.size() % 2);
        asked.add(query.question().topic() + " " + query.question().said().size());
        soFar.add(answers.get(soFar.size()));
      }
      step = protocol.next(Given.spec(2), soFar);
    }
    GoodsOutcome game = (GoodsOutcome) ((Step.Finish) step).outcome();

    assertThat(asked)
        .containsExactly(
            "talk 0", "talk 1", "give 2", "give 2", "points 0", "points 0", "name 0", "name 0");
    assertThat(game.gift(0)).isEqualTo(80);
    assertThat(game.points(0, 1)).isEqualTo(-2);
    assertThat(game.points(1, 0)).isEqualTo(3);
    assertThat(game.renamed(0)).isFalse();
    assertThat(game.renamed(1)).isTrue();
  }

  @Test
  void whoeverIsAskedForPointsIsToldWhatEachGave() {
    GoodsProtocol protocol = new GoodsProtocol(Given.settings(3, 0, 0, false, Given.BOTH));

    Step.Ask ask =
        (Step.Ask)
            protocol.next(
                Given.spec(3), List.of(Given.gives(10), Given.missing(), Given.gives(30)));

    assertThat(((Question.Rating) ask.queries().get(2).question()).items())
        .containsExactly(
            "player 1, who gave 10; you gave 30", "player 2, who did not answer; you gave 30");
    assertThat(((Question.Rating) ask.queries().get(1).question()).items())
        .containsExactly("player 1, who gave 10", "player 3, who gave 30");
  }

  @Test
  void aMissingGiftKeepsItsEndowmentAndIsNoGift() {
    GoodsOutcome game = Given.game(Given.settings(2), Given.missing(), Given.gives(100));

    assertThat(Given.payoff(game, 0)).isEqualTo(165);
    assertThat(game.gift(0)).isEqualTo(GoodsOutcome.NONE);
    assertThat(PastGame.of(game, 1).meanOfOthers()).isNaN();
  }

  @Test
  void aGiftOutOfRangeCountsAsMissing() {
    GoodsOutcome game = Given.game(Given.settings(2), Given.gives(101), Given.gives(100));

    assertThat(game.answers().get(0)).isEqualTo(new Answer.Missing(Answer.Reason.UNPARSABLE));
  }

  @Test
  void pointsThatMayNotBeNamedCountAsMissing() {
    Sanctions punishment = new Sanctions(true, false, 10, 1, 3, 1, 1);
    GoodsOutcome game =
        Given.game(
            Given.settings(2, 0, 0, false, punishment),
            Given.gives(0),
            Given.gives(0),
            Given.points(1),
            Given.points(-11));

    assertThat(game.payoffs()).containsExactly(10_000L, 10_000L);
    assertThat(game.answers().subList(2, 4)).allMatch(Answer.Missing.class::isInstance);
  }

  @Test
  void aMemberRemembersGiftsPayoffAndPoints() {
    GoodsOutcome game =
        Given.game(
            Given.settings(2, 0, 0, false, Given.BOTH),
            Given.gives(100),
            Given.gives(0),
            Given.points(-5),
            Given.points(2));

    assertThat(PastGame.of(game, 0)).isEqualTo(new PastGame(100, List.of(0), 6200, 100, 0, 2));
    assertThat(PastGame.of(game, 1)).isEqualTo(new PastGame(0, List.of(100), 14_800, 100, 5, 0));
  }
}
