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

class CompositionFormTest {

  private static final List<String> UNREADABLE = null;

  /** Texts that are two texts. */
  static List<Arguments> two() {
    return List.of(
        text("{\"text1\": \"A b.\", \"text2\": \"C d.\"}", "A b.", "C d."),
        text("{\"text2\": \"C d.\", \"text1\": \"A b.\"}", "A b.", "C d."),
        text("{\"text1\": \"A b.\", \"text2\": \"C d.\"", "A b.", "C d."),
        text("{\"Sentence_1\": \"A b.\", \"sentence 2\": \"C d.\"}", "A b.", "C d."),
        text("{\"texts\": [\"A b.\", \"C d.\"]}", "A b.", "C d."),
        text(
            "{\"sentences\": [{\"id\": 7, \"text\": \"A b.\"}, {\"id\": 8, \"text\": \"C d.\"}]}",
            "A b.",
            "C d."),
        text("```json\n{\"texts\": [\"A b.\", \"C d.\"]}\n```", "A b.", "C d."),
        text("[\"A b.\", \"C d.\"]", "A b.", "C d."),
        text("[{\"text\": \"A b.\"}, {\"text\": \"C d.\"}]", "A b.", "C d."),
        text("1. A b.\n2. C d.", "A b.", "C d."),
        text("Here are two:\n\n1) A b.\n\n2) C d.\n\nEnjoy!", "A b.", "C d."),
        text("- \"A b.\"\n- “C d.”", "A b.", "C d."),
        text("**1.** A b.\n**2.** C d.", "A b.", "C d."),
        text("Sure, here they are:\nA b.\nC d.", "A b.", "C d."),
        text("A b.\nC d.", "A b.", "C d."),
        text("<think>hm</think>A b.\nC d.", "A b.", "C d."),
        text("{\"texts\": [\"x\\ud800y\", \"\\u0007z\"]}", "x\uFFFDy", "z"),
        text("{\"texts\": [\"A {b}.\", \"[C] d.\"]}", "A {b}.", "[C] d."),
        text("{\"texts\": [\"A b.\"]}", UNREADABLE),
        text("{\"texts\": [\"A b.\", \"C d.\", \"E f.\"]}", UNREADABLE),
        text("{\"texts\": [\"A b.\", \"  \"]}", UNREADABLE),
        text("{\"texts\": [\"A b.\", \"C", UNREADABLE),
        text("{\"text1\": \"A b.\", \"text2\": \"C", UNREADABLE),
        text("{\"texts\": []}", UNREADABLE),
        text("{\"note\": \"A b.\"}", UNREADABLE),
        text("A b.", UNREADABLE),
        text("A\nB\nC", UNREADABLE),
        text("", UNREADABLE));
  }

  private static Arguments text(String text, String... read) {
    return Arguments.of(text, List.of(read));
  }

  private static Arguments text(String text, List<String> read) {
    return Arguments.of(text, read);
  }

  @ParameterizedTest(name = "[{index}] {0}: {1}")
  @MethodSource("two")
  void readsAsManyTextsAsAskedForAndNothingElse(String text, List<String> read) {
    assertThat(form(2).read(text)).isEqualTo(Optional.ofNullable(read).map(Answer.Composed::new));
  }

  @Test
  void aSingleTextMayBePlainAndHaveLines() {
    assertThat(form(1).read(" Dear you,\r\npass it on. "))
        .contains(new Answer.Composed(List.of("Dear you,\npass it on.")));
    assertThat(form(1).read("\"Dear you.\"")).contains(new Answer.Composed(List.of("Dear you.")));
    assertThat(form(1).read("{\"text\": \"1. Dear you.\"}"))
        .contains(new Answer.Composed(List.of("1. Dear you.")));
    assertThat(form(1).read("The set {a, b}."))
        .contains(new Answer.Composed(List.of("The set {a, b}.")));
    assertThat(form(1).read("{\"text\": \"cut o")).isEmpty();
    assertThat(form(1).read(" \n")).isEmpty();
  }

  @Test
  void everyTextIsAFieldOfItsOwn() {
    assertThat(form(10).schemaText())
        .contains("\"text1\":{\"type\":\"string\"}", "\"text10\"")
        .doesNotContain("minItems", "array");
    assertThat(form(10).instruction())
        .isEqualTo(
            "Answer with a JSON object and nothing else: {\"text1\": a text of at most 20 words,"
                + " \"text2\": a text of at most 20 words, …, \"text10\": a text of at most 20"
                + " words}");
    assertThat(form(1).schemaText()).contains("\"required\":[\"text\"]");
  }

  private static AnswerForm form(int texts) {
    return AnswerForm.of(new Question.Composition("write", List.of(), texts, 20), List.of());
  }
}
