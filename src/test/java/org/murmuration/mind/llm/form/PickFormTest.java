package org.murmuration.mind.llm.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class PickFormTest {

  private static final List<Integer> UNREADABLE = null;

  /** Texts that pick up to three of P1, P2, P3, P5 and P12. */
  static List<Arguments> texts() {
    return List.of(
        text("{\"agent1\": \"P3\", \"agent2\": \"none\", \"agent3\": \"P12\"}", 2, 11),
        text("{\"agent3\": \"P3\", \"agent1\": \"P5\", \"agent2\": \"none\"}", 4, 2),
        text("{\"agents\": [\"P3\", \"P12\"]}", 2, 11),
        text("{\"agents\": []}"),
        text("{\"agents\":[]}"),
        text("```json\n{\"agents\": []}\n```"),
        text("{\"reason\": \"tired\", \"agents\": []}"),
        text("{\"agents\": null}"),
        text("{\"agents\": \"none\"}"),
        text("{\"agents\": [\"none\"]}"),
        text("{\"agents\": \"\"}"),
        text("{\"agent1\": \"none\", \"agent2\": \"none\", \"agent3\": \"none\"}"),
        text("{\"agents\": [\"p3\", \"P 5\", \"P3\"]}", 2, 4),
        text("{\"agents\": [3, 5]}", 2, 4),
        text("{\"agents\": \"P3, P5 and P12\"}", 2, 4, 11),
        text("{\"names\": [{\"name\": \"P3\"}, {\"name\": \"P5\"}]}", 2, 4),
        text("{\"agents\": [\"P3\"]", 2),
        text("[\"P3\", \"P5\"]", 2, 4),
        text("[]"),
        text("P3", 2),
        text("P3, P5", 2, 4),
        text("- P3\n- P5", 2, 4),
        text("I invite P3 and P5.", 2, 4),
        text("None."),
        text("I invite nobody this time."),
        text("<think>P1? P2?</think>P3", 2),
        // Not there, too many, or not clear.
        text("{\"agents\": [\"P4\"]}", UNREADABLE),
        text("{\"agents\": [\"P0\"]}", UNREADABLE),
        text("{\"agents\": [\"P1\", \"P2\", \"P3\", \"P5\"]}", UNREADABLE),
        text("{\"agents\": [\"Ann\"]}", UNREADABLE),
        text("{\"agents\": [\"P3 or P5\"]}", UNREADABLE),
        text("{\"thought\": \"P3 is nice\"}", UNREADABLE),
        text("{\"agents\": [\"P1\", \"P", UNREADABLE),
        text("{\"agents\": [\"P1\"", UNREADABLE),
        text("{\"agent1\": \"P1\", \"agent2\": ", UNREADABLE),
        text("P3 or P5", UNREADABLE),
        text("I would not invite P3", UNREADABLE),
        text("P3, but I don't like P5", UNREADABLE),
        text("Everybody except P3", UNREADABLE),
        text("Should I invite P3?", UNREADABLE),
        text("P33", UNREADABLE),
        text("MP3", UNREADABLE),
        text("P99999999999", UNREADABLE),
        text("", UNREADABLE),
        text("…", UNREADABLE),
        text("-", UNREADABLE),
        text("é", UNREADABLE),
        text("{\"agents\": [\"é\"]}", UNREADABLE),
        text("{}", UNREADABLE),
        text("Sorry, I can't help with that.", UNREADABLE));
  }

  private static Arguments text(String text, Integer... read) {
    return Arguments.of(text, List.of(read));
  }

  private static Arguments text(String text, List<Integer> read) {
    return Arguments.of(text, read);
  }

  @ParameterizedTest(name = "[{index}] {0}: {1}")
  @MethodSource("texts")
  void readsWhatIsSureAndNothingElse(String text, List<Integer> read) {
    AnswerForm form = form(Agents.of(List.of(0, 1, 2, 4, 11)), 3, "P");

    assertThat(form.read(text)).isEqualTo(Optional.ofNullable(read).map(Answer.Picked::new));
  }

  @Test
  void bareNumbersAreNamesWhereTheseAreNumbers() {
    AnswerForm form = form(Agents.of(List.of(0, 1, 2, 4)), 3, "");

    assertThat(form.read("3, 5")).contains(new Answer.Picked(List.of(2, 4)));
    assertThat(form.read("agents 3 and 5")).contains(new Answer.Picked(List.of(2, 4)));
    assertThat(form.read("I pick 2 agents: 3 and 5")).isEmpty();
    assertThat(form.read("{\"agents\": [3]}")).contains(new Answer.Picked(List.of(2)));
  }

  @Test
  void whereThereIsNobodyOnlyNobodyCanBePicked() {
    AnswerForm form = form(Agents.NOBODY, 3, "P");

    assertThat(form.schemaText()).contains("{\"agent\":{\"type\":\"string\",\"enum\":[\"none\"]}}");
    assertThat(form.read("{\"agent\": \"none\"}")).contains(new Answer.Picked(List.of()));
    assertThat(form.read("P1")).isEmpty();
  }

  @Test
  void aFewPlacesAreFieldsAndManyAreAList() {
    assertThat(form(Agents.of(List.of(2, 4)), 3, "P").schemaText())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{"
                + "\"agent1\":{\"type\":\"string\",\"enum\":[\"P3\",\"P5\",\"none\"]},"
                + "\"agent2\":{\"type\":\"string\",\"enum\":[\"P3\",\"P5\",\"none\"]}},"
                + "\"required\":[\"agent1\",\"agent2\"],\"additionalProperties\":false}");
    AnswerForm many = form(Agents.of(IntStream.range(0, 1000).boxed().toList()), 20, "P");
    assertThat(many.schemaText())
        .contains("\"agents\":{\"type\":\"array\"")
        .contains("a name from P1 to P1000, or none")
        .hasSizeLessThan(300);
    assertThat(many.instruction()).contains("{\"agents\": [names, at most 20, or none]}");
    assertThat(form(Agents.of(List.of(2, 4)), 3, "P").instruction())
        .endsWith("{\"agent1\": a name, or \"none\", \"agent2\": a name, or \"none\"}");
  }

  private static AnswerForm form(Agents among, int most, String prefix) {
    return AnswerForm.of(new Question.Pick("invite", among, most, prefix), List.of());
  }
}
