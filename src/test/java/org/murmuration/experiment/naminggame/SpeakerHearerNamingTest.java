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

class SpeakerHearerNamingTest {

  private final SpeakerHearerNaming naming = Given.speakerHearer();

  @Test
  void theFirstSeatSpeaksAndTheSecondIsAskedWhetherItKnowsTheWord() {
    Question speak = new Question.Choice("name", Given.NAMES, null, false);
    Question recognise = new Question.Choice("recognise", List.of("yes", "no"), "Q", false);

    assertThat(naming.next(spec(0), List.of()))
        .isEqualTo(new Step.Ask(List.of(new Step.Query(0, speak))));
    assertThat(naming.next(spec(0), List.of(said("Q"))))
        .isEqualTo(new Step.Ask(List.of(new Step.Query(1, recognise))));
  }

  @Test
  void aRecognisedWordIsAnAgreementForBoth() {
    NamingOutcome outcome = outcome(said("Q"), said("yes"));

    assertThat(outcome.agreed()).isTrue();
    assertThat(outcome.payoff()).isEqualTo(100);
    assertThat(naming.recollect(outcome, 0)).isEqualTo(new Exchange("Q", "Q", 100, false));
    assertThat(naming.recollect(outcome, 1)).isEqualTo(new Exchange("Q", "Q", 100, true));
  }

  @Test
  void anUnknownWordIsHeardByOneAndAnsweredByNone() {
    NamingOutcome outcome = outcome(said("Q"), said("no"));

    assertThat(outcome.agreed()).isFalse();
    assertThat(outcome.payoff()).isEqualTo(-50);
    assertThat(naming.recollect(outcome, 0)).isEqualTo(new Exchange("Q", null, -50, false));
    assertThat(naming.recollect(outcome, 1)).isEqualTo(new Exchange(null, "Q", -50, true));
  }

  @Test
  void whoOnlyLearnsFromListeningForgetsWhatItSaid() {
    SpeakerHearerNaming listening =
        new SpeakerHearerNaming(Given.settings(NamingSettings.Interaction.SPEAKER_HEARER, false));
    NamingOutcome outcome = outcome(said("Q"), said("yes"));

    assertThat(listening.recollect(outcome, 0)).isNull();
    assertThat(listening.recollect(outcome, 1)).isEqualTo(new Exchange("Q", "Q", 100, true));
  }

  @Test
  void aSpeakerWithoutAnAnswerEndsTheEncounterBeforeTheHearerIsAsked() {
    assertVoid(outcome(missing()));
  }

  @Test
  void aHearerWithoutAnAnswerMakesTheInteractionVoid() {
    assertVoid(outcome(said("Q"), missing()));
  }

  private void assertVoid(NamingOutcome outcome) {
    assertThat(outcome.isVoid()).isTrue();
    assertThat(outcome.agreed()).isFalse();
    assertThat(outcome.payoff()).isZero();
    assertThat(naming.recollect(outcome, 0)).isNull();
    assertThat(naming.recollect(outcome, 1)).isNull();
  }

  private NamingOutcome outcome(Answer... answers) {
    return (NamingOutcome) ((Step.Finish) naming.next(spec(0), List.of(answers))).outcome();
  }
}
