package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.OpenAiDialect;
import org.murmuration.mind.llm.dialect.Request;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/** A rehearsal answers every kind of question as it was asked, and not always the same. */
class RehearsedAnswersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Dialect DIALECT = new OpenAiDialect(false);

  static Stream<Question> questions() {
    return Stream.of(
        new Question.Choice("name", List.of("Q", "M", "X"), null, false),
        new Question.Utterance("talk", List.of(), List.of("stay", "leave"), 20),
        new Question.Amount("give", List.of(), 0, 20),
        new Question.Amount("give", List.of(), -500, 500),
        new Question.Pick("invite", Agents.of(List.of(0, 2, 5)), 2, "P"),
        new Question.Pick("invite", everybody(40), 20, "P"),
        new Question.Pick("invite", everybody(1000), 3, "guest "),
        new Question.Rating("rate", List.of("sea", "sun"), 1, 7),
        new Question.Composition("write", List.of(), 3, 20));
  }

  private static Agents everybody(int size) {
    return Agents.of(IntStream.range(0, size).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void itAnswersInTheFormAskedFor(Question question) throws IOException {
    List<String> options =
        question instanceof Question.Choice choice
            ? choice.options()
            : question instanceof Question.Utterance talk ? talk.moves() : List.of();
    AnswerForm form = AnswerForm.of(question, options);
    Set<Answer> answers = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      Optional<Answer> answer = form.read(rehearsed(form, seed));
      assertThat(answer).isPresent();
      answers.add(answer.get());
    }

    assertThat(answers).hasSizeGreaterThan(2);
  }

  private static String rehearsed(AnswerForm form, long seed) throws IOException {
    Request request =
        new Request(
            "rehearsal",
            List.of(new Message(Message.Role.USER, "Well?")),
            form,
            Request.Hold.SCHEMA,
            new Request.Sampling(1.0, null, 100, List.of()),
            seed,
            false);
    Endpoint.Reply reply =
        new Rehearsal().open(null, null).post(DIALECT.body(request), Duration.ofSeconds(1)).join();
    return DIALECT.read(JSON.readTree(reply.body())).text();
  }
}
