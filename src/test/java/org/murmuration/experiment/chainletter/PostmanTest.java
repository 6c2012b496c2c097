package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.murmuration.experiment.chainletter.Given.LETTER;
import static org.murmuration.experiment.chainletter.Given.TALK;
import static org.murmuration.experiment.chainletter.Given.noted;
import static org.murmuration.experiment.chainletter.Given.postman;
import static org.murmuration.experiment.chainletter.Given.situation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

class PostmanTest {

  private static final int DRAWS = 4000;

  @Test
  void passesOnAndRewordsAsOftenAsItIsSaidTo() {
    Postman postman = postman(0.4, 0, 0.25);
    int exact = 0;
    int reworded = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      String said = say(postman, noted(TALK, LETTER), draw);
      exact += said.equals(LETTER) ? 1 : 0;
      reworded += !said.equals(LETTER) && new LetterEye(LETTER).isLetter(said) ? 1 : 0;
    }
    assertThat((double) exact / DRAWS).isCloseTo(0.3, within(0.025));
    assertThat((double) reworded / DRAWS).isCloseTo(0.1, within(0.02));
  }

  @Test
  void withNothingToPassOnItTalksOfOtherThings() {
    Set<String> said = new HashSet<>();
    for (int draw = 0; draw < 200; draw++) {
      said.add(say(postman(1, 0, 0), noted(TALK), draw));
    }
    assertThat(said).isEqualTo(new HashSet<>(Letters.load().talk()));
  }

  @Test
  void saysTheLetterOnceInATalk() {
    Question later =
        new Question.Utterance(
            MeetingProtocol.TALK,
            List.of(new Question.Line(0, LETTER, null), new Question.Line(1, TALK, null)),
            List.of(),
            80);

    assertThat(postman(1, 0, 0).decide(situation(later, noted(LETTER), 1)))
        .isNotEqualTo(new Answer.Said(LETTER, null));
  }

  @Test
  void takesUpWhatItHearsAndLosesItAsOftenAsItIsSaidTo() {
    Question rating =
        new Question.Rating(MeetingProtocol.KEEP, List.of(LETTER, "note 1", "note 2"), 0, 10);
    int lost = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Postman postman = postman(1, 0.2, 0);
      assertThat(postman.decide(situation(rating, Memory.EMPTY, draw)))
          .isEqualTo(new Answer.Rated(List.of(8, 0, 0)));
      List<Integer> had =
          ((Answer.Rated) postman.decide(situation(rating, noted(LETTER), draw))).ratings();
      lost += had.stream().allMatch(one -> one < 4) ? 1 : 0;
    }
    assertThat((double) lost / DRAWS).isCloseTo(0.2, within(0.02));
  }

  @Test
  void keepsTwoVariantsSideBySideAndSmallTalkNot() {
    String variant = LETTER.replace("bowl", "dish");
    Question rating =
        new Question.Rating(
            MeetingProtocol.KEEP, List.of(variant, TALK, "note 1", "note 2"), 0, 10);

    assertThat(postman(1, 0, 0).decide(situation(rating, noted(LETTER), 0)))
        .isEqualTo(new Answer.Rated(List.of(8, 1, 8, 0)));
  }

  @Test
  void labelsPutItOffAsOftenAsItIsSaidTo() {
    Postman postman = new Postman(new Postman.Chances(1, 0, 0, 0.5, 0.2), new LetterEye(LETTER));
    int taken = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      String heard = Labels.heard(LETTER, Defence.BOTH, 3, true);
      Question rating = new Question.Rating(MeetingProtocol.KEEP, List.of(heard, "note 1"), 0, 10);
      Answer answer = postman.decide(situation(rating, Memory.EMPTY, draw));
      taken += answer.equals(new Answer.Rated(List.of(8, 0))) ? 1 : 0;
    }
    assertThat((double) taken / DRAWS).isCloseTo(0.1, within(0.02));
  }

  @Test
  void aParaphraseExchangesOneWordAndStaysALetterHoweverOften() {
    Paraphrase paraphrase = new Paraphrase(Letters.load().synonyms());
    RandomStream random = RandomStream.of(1, RandomStream.Purpose.ANSWER, 0, 0, 0);
    LetterEye eye = new LetterEye(LETTER);
    String text = LETTER;
    for (int i = 0; i < 500; i++) {
      String next = paraphrase.of(text, random);
      assertThat(next).isNotEqualTo(text);
      assertThat(eye.isLetter(next)).as(next).isTrue();
      text = next;
    }
    assertThat(paraphrase.of("Xyz 12!", random)).isEqualTo("Xyz 12!");
  }

  private static String say(Postman postman, Memory memory, long draw) {
    Question talk = new Question.Utterance(MeetingProtocol.TALK, List.of(), List.of(), 80);
    return ((Answer.Said) postman.decide(situation(talk, memory, draw))).text();
  }
}
