package org.murmuration.mind.llm.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class RatingFormTest {

  private static final List<Integer> UNREADABLE = null;

  /** Texts that rate three things with 1 to 7. */
  static List<Arguments> three() {
    return List.of(
        text("{\"rating1\": \"3\", \"rating2\": \"7\", \"rating3\": \"1\"}", 3, 7, 1),
        text("{\"rating3\": 1, \"rating1\": 3, \"rating2\": 7}", 3, 7, 1),
        text("{\"rating1\": 3, \"rating2\": 7, \"rating3\": \"1\"", 3, 7, 1),
        text("{\"ratings\": [3, 7, 1]}", 3, 7, 1),
        text("{\"ratings\": [{\"item\": \"5 ships\", \"score\": 3}]}", UNREADABLE),
        text("{\"ratings\": {\"1\": 3, \"2\": 7, \"3\": 1}}", 3, 7, 1),
        text("{\"Sea\": 7, \"ship\": 3, \"sun\": 1}", 3, 7, 1),
        text("{\"ratings\": {\"sea\": 7, \"ship\": 3, \"sun\": 1}}", 3, 7, 1),
        text("[3, 7, 1]", 3, 7, 1),
        text("[{\"rating\": 3}, {\"rating\": 7}, {\"rating\": 1}]", 3, 7, 1),
        text("1. 3\n2. 7\n3. 1", 3, 7, 1),
        text("Here they are:\n- 3\n- 7/7\n- 1", 3, 7, 1),
        text("ship: 3\nsea: 7\nsun: 1", 3, 7, 1),
        text("3, 7, 1", 3, 7, 1),
        text("```\n3\n7\n1\n```", 3, 7, 1),
        text("{\"ratings\": [3, 7]}", UNREADABLE),
        text("{\"ratings\": [3, 7, 1, 1]}", UNREADABLE),
        text("{\"ratings\": [3, 7, 8]}", UNREADABLE),
        text("{\"ratings\": [3, 7, 1.5]}", UNREADABLE),
        text("{\"ratings\": []}", UNREADABLE),
        text("{\"ratings\": [3, 7, 1", UNREADABLE),
        text("{\"sea\": 7, \"ship\": 3}", UNREADABLE),
        text("I give 3, 7 and 1", UNREADABLE),
        text("3", UNREADABLE),
        text("", UNREADABLE));
  }

  private static Arguments text(String text, Integer... read) {
    return Arguments.of(text, List.of(read));
  }

  private static Arguments text(String text, List<Integer> read) {
    return Arguments.of(text, read);
  }

  @ParameterizedTest(name = "[{index}] {0}: {1}")
  @MethodSource("three")
  void readsWhatIsSureAndNothingElse(String text, List<Integer> read) {
    AnswerForm form = form("ship", "sea", "sun");

    assertThat(form.read(text)).isEqualTo(Optional.ofNullable(read).map(Answer.Rated::new));
  }

  @Test
  void aSingleRatingIsReadAsAnAmountIs() {
    AnswerForm form = form("5 ships");

    assertThat(form.read("{\"rating\": \"4\"}")).contains(new Answer.Rated(List.of(4)));
    assertThat(form.read("I rate it 4 out of 7.")).contains(new Answer.Rated(List.of(4)));
    assertThat(form.read("Rating: 4\n\nIt has 5 ships.")).contains(new Answer.Rated(List.of(4)));
    assertThat(form.read("4 or 5")).isEmpty();
  }

  @Test
  void theSameTextTwiceIsRatedByOrderOnly() {
    AnswerForm form = form("sea", "sea");

    assertThat(form.read("{\"rating1\": 2, \"rating2\": 3}"))
        .contains(new Answer.Rated(List.of(2, 3)));
    assertThat(form.read("{\"sea\": 2}")).isEmpty();
  }

  @Test
  void everyRatingIsAFieldOfItsOwn() {
    assertThat(form("sea", "sun").schemaText())
        .contains("\"rating1\":{\"type\":\"string\",\"enum\":[\"1\",", "\"rating2\"")
        .contains("\"required\":[\"rating1\",\"rating2\"]");
    assertThat(form("a", "b", "c", "d").instruction())
        .endsWith(
            "{\"rating1\": a whole number from 1 to 7, \"rating2\": a whole number from 1 to 7, …,"
                + " \"rating4\": a whole number from 1 to 7}");
  }

  private static AnswerForm form(String... items) {
    return AnswerForm.of(new Question.Rating("creative", List.of(items), 1, 7), List.of());
  }
}
