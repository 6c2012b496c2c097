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

class UtteranceFormTest {

  private static final List<String> MOVES = List.of("continue", "concede");

  static List<Arguments> withMoves() {
    return List.of(
        said("{\"text\": \"Hello.\", \"move\": \"continue\"}", "Hello.", "continue"),
        said("{\"move\": \"Concede.\", \"Text\": \"Fine.\"}", "Fine.", "concede"),
        said("```json\n{\"text\": \"Hi\", \"move\": \"**concede**\"}\n```", "Hi", "concede"),
        said("Here: {\"message\": \"Hi\", \"action\": \"CONTINUE\"} ok?", "Hi", "continue"),
        said("{'text': \"Don't\", 'move': 'continue'}", "Don't", "continue"),
        said("{\"text\": \"two\nlines\", \"move\": \"continue\"}", "two\nlines", "continue"),
        said("{\"text\": \"a {b} c\", \"move\": \"continue\"}", "a {b} c", "continue"),
        said(
            "{\"text\": \"x\\ud800y\\u0000\\u0007\", \"move\": \"continue\"}",
            "x\uFFFDy",
            "continue"),
        said("{\"text\": \"Hi\", \"move\": \"continue\"", "Hi", "continue"),
        said(
            "<think>{\"text\": \"no\"}</think>{\"text\": \"a\", \"move\": \"concede\"}",
            "a",
            "concede"),
        said(
            "{\"text\": \"a\", \"move\": \"continue\"} {\"text\": \"b\", \"move\": \"concede\"}",
            "a",
            "continue"),
        said("{\"text\": \"Hi\"}", null, null),
        said("{\"text\": \"Hi\", \"move\": \"wave\"}", null, null),
        said("{\"text\": \"Hi\", \"move\": \"continue or concede\"}", null, null),
        said("{\"text\": \"  \", \"move\": \"continue\"}", null, null),
        said("{\"text\": \"Hi, I was cut", null, null),
        said("I would continue.", null, null),
        said("", null, null));
  }

  private static Arguments said(String text, String said, String move) {
    return Arguments.of(text, said == null ? null : new Answer.Said(said, move));
  }

  @ParameterizedTest
  @MethodSource("withMoves")
  void aMoveIsOnlyReadFromWhereItIsDeclared(String text, Answer answer) {
    assertThat(form(MOVES).read(text)).isEqualTo(Optional.ofNullable(answer));
  }

  @Test
  void plainTextIsWhatIsSaidWhereNoMoveIsToBeDeclared() {
    AnswerForm form = form(List.of());

    assertThat(form.read(" I see.\r\nWell. ")).contains(new Answer.Said("I see.\nWell.", null));
    assertThat(form.read("{\"text\": \"Hi\", \"move\": \"continue\"}"))
        .contains(new Answer.Said("Hi", null));
    assertThat(form.read("```\nHi\n```")).contains(new Answer.Said("Hi", null));
    assertThat(form.read("The set {a, b}.")).contains(new Answer.Said("The set {a, b}.", null));
    assertThat(form.read("{\"text\": \"cut o")).isEmpty();
    assertThat(form.read("{\"note\": 1}")).isEmpty();
    assertThat(form.read(" \n\u0000")).isEmpty();
  }

  @Test
  void theFormIsToldInWordsAndAsASchema() {
    assertThat(form(MOVES).instruction())
        .isEqualTo(
            "Answer with a JSON object and nothing else: {\"text\": what you say, in at most 40"
                + " words, \"move\": one of \"continue\", \"concede\"}");
    assertThat(form(MOVES).schemaText())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"},"
                + "\"move\":{\"type\":\"string\",\"enum\":[\"continue\",\"concede\"]}},"
                + "\"required\":[\"text\",\"move\"],\"additionalProperties\":false}");
    assertThat(form(List.of()).schemaText()).doesNotContain("move");
  }

  private static AnswerForm form(List<String> moves) {
    return AnswerForm.of(new Question.Utterance("talk", List.of(), moves, 40), moves);
  }
}
