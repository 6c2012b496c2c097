package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.naminggame.Given.missing;
import static org.murmuration.experiment.naminggame.Given.said;
import static org.murmuration.experiment.naminggame.Given.spec;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.model.Question;

class SimultaneousNamingTest {

  private final SimultaneousNaming naming = Given.simultaneous();

  @Test
  void bothAreAskedTheSameAtOnce() {
    Question question = new Question.Choice("name", Given.NAMES, null, false);

    assertThat(naming.next(spec(0), List.of()))
        .isEqualTo(new Step.Ask(List.of(new Step.Query(0, question), new Step.Query(1, question))));
  }

  @Test
  void theSameNamePaysBothTheHigherPayoff() {
    NamingOutcome outcome = outcome(said("Q"), said("Q"));

    assertThat(outcome.agreed()).isTrue();
    assertThat(outcome.payoff()).isEqualTo(100);
    assertThat(naming.recollect(outcome, 0)).isEqualTo(new Exchange("Q", "Q", 100));
    assertThat(naming.recollect(outcome, 1)).isEqualTo(new Exchange("Q", "Q", 100));
  }

  @Test
  void differentNamesCostBothAndEachRemembersItsOwnFirst() {
    NamingOutcome outcome = outcome(said("Q"), said("M"));

    assertThat(outcome.agreed()).isFalse();
    assertThat(outcome.payoff()).isEqualTo(-50);
    assertThat(naming.recollect(outcome, 0)).isEqualTo(new Exchange("Q", "M", -50));
    assertThat(naming.recollect(outcome, 1)).isEqualTo(new Exchange("M", "Q", -50));
  }

  @Test
  void aMissingAnswerMakesTheInteractionVoid() {
    for (List<Answer> answers :
        List.of(
            List.of(missing(), said("M")),
            List.of(said("Q"), missing()),
            List.of(missing(), missing()))) {
      NamingOutcome outcome = outcome(answers.get(0), answers.get(1));

      assertThat(outcome.isVoid()).isTrue();
      assertThat(outcome.agreed()).isFalse();
      assertThat(outcome.payoff()).isZero();
      assertThat(outcome.answers()).isEqualTo(answers);
      assertThat(naming.recollect(outcome, 0)).isNull();
      assertThat(naming.recollect(outcome, 1)).isNull();
    }
  }

  private NamingOutcome outcome(Answer first, Answer second) {
    Step step = naming.next(spec(0), List.of(first, second));
    return (NamingOutcome) ((Step.Finish) step).outcome();
  }
}
