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

class AmountFormTest {

  private static final Integer NONE = null;

  /** Texts that answer with a number from 0 to 20. */
  static List<Arguments> texts() {
    return List.of(
        text("10", 10),
        text(" 0\n", 0),
        text("**20**", 20),
        text("10.", 10),
        text("10.0", 10),
        text("$10", 10),
        text("10 tokens", 10),
        text("I contribute 10 tokens.", 10),
        text("10, as in 10 before.", 10),
        text("10/20", 10),
        text("10 out of 20", 10),
        text("Answer: 10\n\nThe others gave 3 and 7.", 10),
        text("They gave 3 and 7.\n\n**My contribution is: 10**", 10),
        text("10\nI keep 9 for myself, and 1 more.", 10),
        text("<think>20 is too much. 5?</think>10", 10),
        text("{\"amount\": 10}", 10),
        text("{\"amount\": \"10\"}", 10),
        text("{\"amount\": 10.0}", 10),
        text("{\"Amount\": \"10 tokens\"}", 10),
        text("{'contribution': 10}", 10),
        text("```json\n{\"amount\": 10}\n```", 10),
        text("{\"reason\": \"3 gave 7\", \"amount\": 10}", 10),
        text("{\"amount\": 10} {\"amount\": 10}", 10),
        // Out of range, several, or none.
        text("21", NONE),
        text("-5", NONE),
        text("−5", NONE),
        text("1,000", NONE),
        text("99999999999999999999", NONE),
        text("10.5", NONE),
        text("10,5", NONE),
        text("5 or 10", NONE),
        text("5-10", NONE),
        text("I contribute 10 of my 20 tokens", NONE),
        text("5\n10", NONE),
        text("v10", NONE),
        text("10th", NONE),
        text("", NONE),
        text("ten", NONE),
        text("Sorry, I can't help with that.", NONE),
        text("{\"amount\": 21}", NONE),
        text("{\"amount\": null} 10", NONE),
        text("{\"amount\": [5, 10]}", NONE),
        text("{\"amount\": \"5 or 10\"}", NONE),
        text("{\"amount\": 5} {\"amount\": 10}", NONE),
        text("{\"amount\": 1", NONE),
        text("{\"amount\": \"1", NONE),
        text("<think>10", NONE));
  }

  private static Arguments text(String text, Integer read) {
    return Arguments.of(text, read);
  }

  @ParameterizedTest(name = "[{index}] {0}: {1}")
  @MethodSource("texts")
  void readsWhatIsSureAndNothingElse(String text, Integer read) {
    assertThat(form(0, 20).read(text)).isEqualTo(Optional.ofNullable(read).map(Answer.Given::new));
  }

  @Test
  void numbersMayBeNegativeAndLarge() {
    AnswerForm form = form(Integer.MIN_VALUE, Integer.MAX_VALUE);

    assertThat(form.read("-2147483648")).contains(new Answer.Given(Integer.MIN_VALUE));
    assertThat(form.read("{\"amount\": \"2,147\"}")).contains(new Answer.Given(2147));
    assertThat(form.read("2,147,483,647")).contains(new Answer.Given(Integer.MAX_VALUE));
    assertThat(form.read("2147483648")).isEmpty();
  }

  @Test
  void aShortRangeIsListedAndALongOneToldInWords() {
    assertThat(form(0, 2).schemaText())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"string\",\"enum\":[\"0\",\"1\",\"2\"]}},"
                + "\"required\":[\"amount\"],\"additionalProperties\":false}");
    assertThat(form(0, 1000).schemaText())
        .contains("{\"type\":\"integer\",\"description\":\"a whole number from 0 to 1000\"}");
    assertThat(form(0, 20).instruction())
        .isEqualTo("Answer with a whole number from 0 to 20 and nothing else.");
    assertThat(form(0, 20).jsonInstruction())
        .isEqualTo(
            "Answer with a JSON object and nothing else: {\"amount\": a whole number from 0 to 20}");
  }

  private static AnswerForm form(int least, int most) {
    return AnswerForm.of(new Question.Amount("contribution", List.of(), least, most), List.of());
  }
}
