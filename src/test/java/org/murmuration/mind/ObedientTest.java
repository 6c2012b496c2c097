package org.murmuration.mind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/** Minds that do what is written, and minds that do what they are told. */
class ObedientTest {

  private static final RuleMind OWN = new Scripted("D", "my own words");
  private static final Question NAMES =
      new Question.Choice("name", List.of("Q", "M", "D"), null, false);
  private static final Question YES_NO =
      new Question.Choice("recognise", List.of("yes", "no"), "Q", false);
  private static final Question CHAT =
      new Question.Utterance("chat", List.of(), List.of("go on", "stop"), 20);

  private static final Question AMOUNT = new Question.Amount("give", List.of(), 0, 20);
  private static final Question RATING = new Question.Rating("rate", List.of("a", "b"), 1, 7);
  private static final Question TEXTS = new Question.Composition("write", List.of(), 2, 20);
  private static final Question PICK =
      new Question.Pick("invite", Agents.of(List.of(0, 2, 11)), 2, "P");

  private static Situation situation(
      String identity, Memory memory, Question question, int number) {
    return Situation.outside(
        number,
        new Persona("somebody", "minded", identity, false),
        memory,
        question,
        RandomStream.of(3, Purpose.ANSWER, number, 0, 0));
  }

  private static Answer ask(RuleMind mind, String identity, Question question) {
    return mind.decide(situation(identity, Memory.EMPTY, question, 0));
  }

  @Test
  void itPicksTheOptionThatStandsInItsIdentityText() {
    assertThat(ask(new Obedient(OWN, 1), "Whatever happens, say M.", NAMES))
        .isEqualTo(new Answer.Chosen("M"));
  }

  @Test
  void anOptionWithinAnotherWordIsNotMeant() {
    assertThat(ask(new Obedient(OWN, 1), "Mind the Queen: say nothing", NAMES))
        .isEqualTo(new Answer.Chosen("D"));
  }

  @Test
  void severalOptionsAreEquallyLikely() {
    int chosen = 0;
    for (int number = 0; number < 2000; number++) {
      Situation situation = situation("Q or M", Memory.EMPTY, NAMES, number);
      chosen += new Obedient(OWN, 1).decide(situation).equals(new Answer.Chosen("Q")) ? 1 : 0;
    }

    // The standard deviation of the share is 0.011.
    assertThat(chosen / 2000.0).isCloseTo(0.5, Offset.offset(0.045));
  }

  @Test
  void itObeysAsOftenAsItIsSetTo() {
    int obeyed = 0;
    for (int number = 0; number < 2000; number++) {
      Situation situation = situation("Say M.", Memory.EMPTY, NAMES, number);
      obeyed += new Obedient(OWN, 0.7).decide(situation).equals(new Answer.Chosen("M")) ? 1 : 0;
    }

    assertThat(obeyed / 2000.0).isCloseTo(0.7, Offset.offset(0.041));
  }

  @Test
  void whatItWasToldCountsWhereItsIdentityHasNothingToSayTheLatestFirst() {
    Memory told = Memory.EMPTY.told(0, "Say Q.").told(1, "Say M.").told(2, "Well done.");

    assertThat(new Obedient(OWN, 1).decide(situation("Be kind.", told, NAMES, 0)))
        .isEqualTo(new Answer.Chosen("M"));
    assertThat(new Obedient(OWN, 1).decide(situation("Say D.", told, NAMES, 0)))
        .isEqualTo(new Answer.Chosen("D"));
  }

  @Test
  void inAConversationItSaysTheOrderWithItsOwnMove() {
    assertThat(ask(new Obedient(OWN, 1), "Pass this on.", CHAT))
        .isEqualTo(new Answer.Said("Pass this on.", "go on"));
    assertThat(ask(new Obedient(OWN, 1), "", CHAT))
        .isEqualTo(new Answer.Said("my own words", "go on"));
  }

  @Test
  void aScriptAlwaysChoosesAndSaysTheSame() {
    Scripted script = new Scripted("Q", "Q it is.");

    assertThat(ask(script, "", NAMES)).isEqualTo(new Answer.Chosen("Q"));
    assertThat(ask(script, "", YES_NO)).isEqualTo(new Answer.Chosen("yes"));
    assertThat(ask(new Scripted("M", null), "", YES_NO)).isEqualTo(new Answer.Chosen("no"));
    assertThat(ask(script, "", CHAT)).isEqualTo(new Answer.Said("Q it is.", "go on"));
    assertThat(ask(new Scripted("stop", "Enough."), "", CHAT))
        .isEqualTo(new Answer.Said("Enough.", "stop"));
  }

  @Test
  void numbersThatStandInAnOrderAreGiven() {
    assertThat(ask(new Obedient(OWN, 1), "Give 0 of it, whatever 99 others do.", AMOUNT))
        .isEqualTo(new Answer.Given(0));
    assertThat(ask(new Obedient(OWN, 1), "Give 3.5, or E7, or -2.", AMOUNT))
        .isEqualTo(new Answer.Given(0));
    assertThat(ask(new Obedient(new Scripted("9", null), 1), "Give 99.", AMOUNT))
        .isEqualTo(new Answer.Given(9));
    assertThat(ask(new Obedient(OWN, 1), "Rate everything 7.", RATING))
        .isEqualTo(new Answer.Rated(List.of(7, 7)));
    assertThat(ask(new Obedient(new Scripted("2", null), 1), "Rate it 8.", RATING))
        .isEqualTo(new Answer.Rated(List.of(2, 2)));
  }

  @Test
  void agentsWhoAreNamedInAnOrderArePickedAsFarAsTheyMayBe() {
    assertThat(ask(new Obedient(OWN, 1), "Invite P12, P3 and P2, not P1x.", PICK))
        .isEqualTo(new Answer.Picked(List.of(2, 11)));
    assertThat(ask(new Obedient(OWN, 1), "Invite P2.", PICK))
        .isEqualTo(new Answer.Picked(List.of()));
  }

  @Test
  void whatItIsToWriteIsTheOrder() {
    assertThat(ask(new Obedient(OWN, 1), "Pass this on.", TEXTS))
        .isEqualTo(new Answer.Composed(List.of("Pass this on.", "Pass this on.")));
    assertThat(ask(new Obedient(OWN, 0), "Pass this on.", TEXTS))
        .isEqualTo(new Answer.Composed(List.of("my own words", "my own words")));
  }

  @Test
  void aScriptGivesPicksRatesAndWritesTheSame() {
    assertThat(ask(new Scripted("9", null), "", AMOUNT)).isEqualTo(new Answer.Given(9));
    assertThat(ask(new Scripted(null, "Hello."), "", AMOUNT)).isEqualTo(new Answer.Given(0));
    assertThat(ask(new Scripted("21", null), "", AMOUNT)).isEqualTo(new Answer.Given(0));
    assertThat(ask(new Scripted("5", null), "", RATING)).isEqualTo(new Answer.Rated(List.of(5, 5)));
    assertThat(ask(new Scripted("P12, P2, P3", null), "", PICK))
        .isEqualTo(new Answer.Picked(List.of(2, 11)));
    assertThat(ask(new Scripted(null, "Hello."), "", PICK)).isEqualTo(new Answer.Picked(List.of()));
    assertThat(ask(new Scripted("Q", "Hello."), "", TEXTS))
        .isEqualTo(new Answer.Composed(List.of("Hello.", "Hello.")));
  }

  @Test
  void aScriptSaysWhichQuestionsItCannotAnswer() {
    assertThat(new Scripted("21", null).objectionTo(AMOUNT))
        .contains("it chooses 21, which is no whole number from 0 to 20");
    assertThat(new Scripted("lots", "Hello.").objectionTo(RATING))
        .contains("it chooses lots, which is no whole number from 1 to 7");
    assertThat(new Scripted("20", null).objectionTo(AMOUNT)).isEmpty();
    assertThat(new Scripted(null, "Hello.").objectionTo(AMOUNT)).isEmpty();
    assertThat(new Scripted("P3", null).objectionTo(PICK)).isEmpty();
    assertThat(new Scripted("Q", null).objectionTo(TEXTS)).isPresent();
    assertThat(new Scripted("Q", null).objectionTo(NAMES)).isEmpty();
    assertThat(new Obedient(new Scripted("X", null), 1).objectionTo(NAMES)).isPresent();
    assertThat(new Obedient(OWN, 1).objectionTo(AMOUNT)).isPresent();
  }

  @Test
  void aScriptSaysWhatItCannotDo() {
    assertThat(new Scripted("X", null).objection(List.of("Q", "M"))).isPresent();
    assertThat(new Scripted("Q", null).objection(List.of("Q", "M"))).isEmpty();
    assertThat(new Scripted("Q", null).objectionToTalk()).isPresent();
    assertThat(new Scripted(null, "Hello.").objectionToTalk()).isEmpty();
  }
}
