package org.murmuration.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is heard instead: something that could have been answered, or what was. */
class AlterationTest {

  private static final Question NAMES = new Question.Choice("name", List.of("Q", "M"), null, false);
  private static final Question TALK = new Question.Utterance("talk", List.of(), List.of(), 20);
  private static final Question AMOUNT = new Question.Amount("give", List.of(), 0, 20);
  private static final Question RATING = new Question.Rating("rate", List.of("a", "b"), 1, 7);
  private static final Question TEXTS = new Question.Composition("write", List.of(), 2, 20);
  private static final Question PICK =
      new Question.Pick("invite", Agents.of(List.of(0, 2, 11)), 2, "P");

  private static final Answer PICKED = new Answer.Picked(List.of(0));
  private static final Answer COMPOSED = new Answer.Composed(List.of("one", "two"));

  private static Answer say(String text, Question question, Answer answer) {
    return new Alteration.Say(text).of(question, answer);
  }

  @Test
  void somethingElseIsSaid() {
    assertThat(say("M", NAMES, new Answer.Chosen("Q"))).isEqualTo(new Answer.Chosen("M"));
    assertThat(say("M", TALK, new Answer.Said("Hi", "stay")))
        .isEqualTo(new Answer.Said("M", "stay"));
    assertThat(say("0", AMOUNT, new Answer.Given(10))).isEqualTo(new Answer.Given(0));
    assertThat(say("7", RATING, new Answer.Rated(List.of(1, 2))))
        .isEqualTo(new Answer.Rated(List.of(7, 7)));
    assertThat(say("P12, P3", PICK, PICKED)).isEqualTo(new Answer.Picked(List.of(11, 2)));
    assertThat(say("M", TEXTS, COMPOSED)).isEqualTo(new Answer.Composed(List.of("M", "M")));
  }

  @Test
  void whatCouldNotHaveBeenAnsweredIsNotHeard() {
    assertThat(say("X", NAMES, new Answer.Chosen("Q"))).isEqualTo(new Answer.Chosen("Q"));
    for (String number : List.of("21", "-1", "lots", "1.0", "99999999999", "")) {
      assertThat(say(number, AMOUNT, new Answer.Given(10))).isEqualTo(new Answer.Given(10));
    }
    assertThat(say("8", RATING, new Answer.Rated(List.of(1, 2))))
        .isEqualTo(new Answer.Rated(List.of(1, 2)));
    for (String names : List.of("P2", "P1, P2", "P1, P3, P12", "Q", "", "P0", "3")) {
      assertThat(say(names, PICK, PICKED)).as(names).isEqualTo(PICKED);
    }
  }

  @Test
  void onlyTextsAreAddedToAndSuppressed() {
    Alteration more = new Alteration.Append("!");
    Alteration none = new Alteration.Drop();

    assertThat(more.of(TALK, new Answer.Said("Hi", "stay")))
        .isEqualTo(new Answer.Said("Hi !", "stay"));
    assertThat(more.of(TEXTS, COMPOSED)).isEqualTo(new Answer.Composed(List.of("one !", "two !")));
    assertThat(none.of(TEXTS, COMPOSED)).isEqualTo(new Answer.Composed(List.of("", "")));
    for (Alteration alteration : List.of(more, none)) {
      assertThat(alteration.of(NAMES, new Answer.Chosen("Q"))).isEqualTo(new Answer.Chosen("Q"));
      assertThat(alteration.of(AMOUNT, new Answer.Given(3))).isEqualTo(new Answer.Given(3));
      assertThat(alteration.of(PICK, PICKED)).isEqualTo(PICKED);
    }
  }

  @Test
  void aMissingAnswerStaysMissing() {
    Answer missing = new Answer.Missing(Answer.Reason.CUT_OFF);

    for (Question question : List.of(NAMES, TALK, AMOUNT, RATING, TEXTS, PICK)) {
      assertThat(say("7", question, missing)).isEqualTo(missing);
      assertThat(new Alteration.Drop().of(question, missing)).isEqualTo(missing);
    }
  }
}
