package org.murmuration.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.murmuration.model.Answer;

/** Answers of every kind come back from a journal line as they were given. */
class AnswerFormatTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 500)
  void answersComeBack(@ForAll("answers") List<Answer> answers) throws IOException {
    String line = written(answers);

    assertThat(line).doesNotContain("\n");
    assertThat(AnswerFormat.read(JSON.readTree(line))).isEqualTo(answers);
  }

  @Example
  void everyAnswerSaysWhatKindItIs() throws IOException {
    assertThat(
            written(
                List.of(
                    new Answer.Chosen("Q"),
                    new Answer.Said("Hi", "leave"),
                    new Answer.Said("Bye", null),
                    new Answer.Given(-7),
                    new Answer.Picked(List.of(11, 2)),
                    new Answer.Picked(List.of()),
                    new Answer.Rated(List.of(7, 1)),
                    new Answer.Composed(List.of("one", "")),
                    new Answer.Missing(Answer.Reason.CUT_OFF))))
        .isEqualTo(
            "{\"answers\":[{\"chose\":\"Q\"},{\"said\":\"Hi\",\"move\":\"leave\"},"
                + "{\"said\":\"Bye\"},{\"gave\":-7},{\"picked\":[11,2]},{\"picked\":[]},"
                + "{\"rated\":[7,1]},{\"wrote\":[\"one\",\"\"]},{\"missing\":\"cut-off\"}]}");
  }

  @Example
  void whatIsNoAnswerIsRefused() {
    for (String line :
        List.of("{}", "{\"answers\":[{\"sang\":1}]}", "{\"answers\":[{\"missing\":\"bored\"}]}")) {
      assertThatThrownBy(() -> AnswerFormat.read(JSON.readTree(line)))
          .as(line)
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static String written(List<Answer> answers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      AnswerFormat.write(answers, json);
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    Arbitrary<String> texts = Arbitraries.strings().withChars("aß鳥 \"\\\n\t{}[]<").ofMaxLength(12);
    Arbitrary<Integer> numbers = Arbitraries.integers();
    Arbitrary<Answer> some =
        Arbitraries.oneOf(
            texts.map(Answer.Chosen::new),
            Combinators.combine(texts, texts.injectNull(0.5)).as(Answer.Said::new),
            numbers.map(Answer.Given::new),
            numbers.list().ofMaxSize(5).map(Answer.Picked::new),
            numbers.list().ofMaxSize(5).map(Answer.Rated::new),
            texts.list().ofMaxSize(5).map(Answer.Composed::new),
            Arbitraries.of(Arrays.asList(Answer.Reason.values())).map(Answer.Missing::new));
    return some.list().ofMaxSize(8);
  }
}
