package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.measure.Figure;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;

/** Questions and answers of every kind, and panels, arrive at other nodes as they were sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionWireTest {

  private static final String TEXT = "Zoë said: \"ß\" \\ \n 鳥 🐦";

  private static final EncounterSpec SPEC =
      new EncounterSpec(
          1L << 40, List.of(new Seat(0, "default", -1), new Seat(9_999_999, "guest", 1L << 33)));

  private ActorTestKit kit;

  @BeforeAll
  void startSystem() {
    kit =
        ActorTestKit.create(
            ConfigFactory.parseString("akka.actor.provider = local")
                .withFallback(ConfigFactory.load("single.conf")));
  }

  @AfterAll
  void stopSystem() {
    kit.shutdownTestKit();
  }

  static Stream<Question> questions() {
    List<Question.Line> said =
        List.of(new Question.Line(0, TEXT, "stay"), new Question.Line(1, "", null));
    return Stream.of(
        new Question.Choice("name", List.of("Q", TEXT), "a word", true),
        new Question.Choice("act", List.of("Q", TEXT), null, false, said),
        new Question.Utterance("chat", said, List.of("stay", "leave"), 60),
        new Question.Amount("contribution", said, Integer.MIN_VALUE, Integer.MAX_VALUE),
        new Question.Amount("nothing but 0", List.of(), 0, 0),
        new Question.Pick("invite", Agents.of(List.of(0, 1, 2, 7, 9_999_999)), 5, "P"),
        new Question.Pick("accept", Agents.NOBODY, 1, ""),
        new Question.Rating("creativity", List.of(TEXT, ""), 1, 7),
        new Question.Composition("sentences", said, 10, 25));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionArrivesAsItWasSent(Question question) {
    arrives(
        new Agent.Ask(SPEC, 1, 5, question, List.of(), 77, new Tenure(2, 1L << 35, -9)),
        new Agent.Ask(SPEC, 1, 5, question, answers().toList(), 77, new Tenure(2, 1L << 35, -9)));
  }

  static Stream<Answer> answers() {
    return Stream.of(
        new Answer.Chosen(TEXT),
        new Answer.Said(TEXT, "leave"),
        new Answer.Said("", null),
        new Answer.Given(Integer.MIN_VALUE),
        new Answer.Given(0),
        new Answer.Picked(List.of()),
        new Answer.Picked(List.of(7, 0, 9_999_999)),
        new Answer.Rated(List.of(7, -1)),
        new Answer.Composed(List.of(TEXT, "")),
        new Answer.Missing(Answer.Reason.PROVIDER_DOWN));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerArrivesAsItWasSent(Answer answer) {
    arrives(new Agent.Answered(1L << 40, 2, 3, answer, 1L << 61));
  }

  private void arrives(WireMessage... messages) {
    for (WireMessage message : messages) {
      assertThat(kit.serializationTestKit().verifySerialization(message, true)).isEqualTo(message);
    }
  }

  @Test
  void nearlyEverybodyOfALargePopulationTakesLittleRoom() {
    Agents guests =
        Agents.of(IntStream.range(0, 100_000).boxed().toList()).without(17).without(99_999);
    Question question = new Question.Pick("invite", guests, 3, "P");

    arrives(new Agent.Ask(SPEC, 0, 0, question, null, 77, new Tenure(2, 5, -9)));
    assertThat(guests.runs()).containsExactly(0, 16, 18, 99_998);
  }

  @Test
  void panelsArriveAsTheyWereSent() {
    double[] values = {0, -1.5, Double.NaN};
    Figure.Axis axis = new Figure.Axis("x", 0.0, null);
    List<Figure> figures =
        List.of(
            new Figure.Lines(
                TEXT, "", axis, values, axis, List.of(curve(values, null), curve(values, values))),
            new Figure.Network(
                TEXT,
                "",
                List.of("a"),
                List.of(new Figure.Node(TEXT, 0, 1, true), new Figure.Node("", -1, 2, false)),
                List.of(new Figure.Link(0, 1, 0.25, true))),
            new Figure.Scatter(
                TEXT,
                "",
                axis,
                axis,
                List.of(new Figure.Cloud("", values, values, List.of(TEXT, "", "")))),
            new Figure.Tree(TEXT, "", List.of(new Figure.Branch(-1, TEXT, "", 1))),
            new Figure.Grid(
                TEXT,
                "",
                List.of(TEXT),
                List.of("a", "b"),
                List.of("knows"),
                List.of(new Figure.Cell(0, 1, 0, TEXT))),
            new Figure.Events(
                TEXT,
                "",
                axis,
                List.of(TEXT, "b"),
                List.of("told"),
                List.of(new Figure.Event(-1.5, 0, 1, 0, TEXT), new Figure.Event(2, 1, -1, 0, ""))));
    Supervisor.Told told = new Supervisor.Told(new Reply.Panels(1L << 40, figures));

    assertThat(kit.serializationTestKit().verifySerialization(told, false))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(told);
    arrives(new Supervisor.Told(new Reply.Panels(0, List.of())));
  }

  private static Figure.Curve curve(double[] values, double[] bounds) {
    return new Figure.Curve(TEXT, values, bounds, bounds, true);
  }

  @Test
  void theQuestionForPanelsArrives() {
    arrives(
        new Supervisor.Pass(
            "1.0", new Request.Panels(), kit.<Supervisor.Told>createTestProbe().getRef()));
  }
}
