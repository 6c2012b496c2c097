package org.murmuration.mind.llm.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

class AnswerFormTest {

  @Property(tries = 500)
  void whatIsAnsweredInTheFormIsReadBack(@ForAll("options") List<String> options) {
    AnswerForm form = choice(options);
    for (String option : options) {
      String json = JsonNodeFactory.instance.objectNode().put("answer", option).toString();

      assertThat(form.read(option)).contains(new Answer.Chosen(option));
      assertThat(form.read(json)).contains(new Answer.Chosen(option));
    }
  }

  @Property(tries = 500)
  void whatIsSaidInTheFormIsReadBack(
      @ForAll("options") List<String> moves, @ForAll("words") String text) {
    AnswerForm form = utterance(moves);
    for (String move : moves) {
      String json =
          JsonNodeFactory.instance.objectNode().put("text", text).put("move", move).toString();

      assertThat(form.read(json)).contains(new Answer.Said(text, move));
    }
  }

  @Property(tries = 2000)
  void nothingOutsideTheOptionsIsEverRead(
      @ForAll("options") List<String> options, @ForAll("anything") String text) {
    choice(options)
        .read(text)
        .ifPresent(read -> assertThat(options).contains(((Answer.Chosen) read).option()));
    utterance(options)
        .read(text)
        .ifPresent(read -> assertThat(options).contains(((Answer.Said) read).move()));
  }

  @Property(tries = 2000)
  void whatIsReadFromAnythingIsWellFormed(@ForAll("anything") String text) {
    AnswerForm plain = utterance(List.of());
    AnswerForm open = AnswerForm.of(new Question.Choice("name", List.of(), null, true), List.of());

    plain.read(text).ifPresent(read -> isWellFormed(((Answer.Said) read).text()));
    open.read(text).ifPresent(read -> isWellFormed(((Answer.Chosen) read).option()));
  }

  @Provide
  Arbitrary<List<String>> options() {
    Arbitrary<String> usual =
        Arbitraries.of("Q", "M", "q", "A", "I", "a", "Blue", "blue", "Blue sky", "C", "C#", "no");
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
    return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, any))
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "Q",
            "M",
            "A",
            "I",
            " ",
            "\n",
            "I choose ",
            "Answer: ",
            "**",
            "\"",
            "```",
            ".",
            ", ",
            "not ",
            "{\"answer\": \"",
            "\"}",
            "{\"text\": \"",
            "\", \"move\": \"",
            "{",
            "}",
            "[",
            "<think>",
            "</think>",
            "blue",
            "C#",
            "\\",
            "\\u",
            "\uD800",
            "\u0000",
            "'",
            "because ");
    return Arbitraries.frequencyOf(
        Tuple.of(3, pieces.list().ofMaxSize(12).map(list -> String.join("", list))),
        Tuple.of(1, Arbitraries.strings().all().ofMaxLength(60)));
  }

  private static AnswerForm choice(List<String> options) {
    return AnswerForm.of(new Question.Choice("name", options, null, false), options);
  }

  private static AnswerForm utterance(List<String> moves) {
    return AnswerForm.of(new Question.Utterance("talk", List.of(), moves, 40), moves);
  }

  private static void isWellFormed(String text) {
    assertThat(PlainText.wellFormed(text)).isEqualTo(text);
    assertThat(text).isNotBlank();
    assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
        .isEmpty();
  }
}
