package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;

/** What is asked in which scene, and what a missing answer means. */
class CompanyProtocolTest {

  private static final Answer MISSING = new Answer.Missing(Answer.Reason.REFUSED);
  private static final Answer ODD = new Answer.Missing(Answer.Reason.UNPARSABLE);

  private static Protocol protocol(String... overrides) {
    return Played.scenario(overrides).plan().protocol();
  }

  private static EncounterSpec spec(Occasion occasion, int... agents) {
    List<Seat> seats =
        IntStream.of(agents).mapToObj(a -> new Seat(a, "default", Memory.NOTHING)).toList();
    return new EncounterSpec(7, seats, occasion);
  }

  private static Scene plain(Phase phase) {
    return new Scene.Plain(phase, 0, 3);
  }

  private static Step.Query asked(Protocol protocol, EncounterSpec spec, Answer... answers) {
    return ((Step.Ask) protocol.next(spec, List.of(answers))).queries().get(0);
  }

  private static CompanyOutcome came(Protocol protocol, EncounterSpec spec, Answer... answers) {
    return (CompanyOutcome) ((Step.Finish) protocol.next(spec, List.of(answers))).outcome();
  }

  private static Answer said(String move) {
    return new Answer.Said("words", move);
  }

  @Test
  void colleaguesSpeakInTurnAndDeclareWhatTheySayOfTheDeed() {
    Protocol protocol = protocol("company.turns = 2");
    EncounterSpec chat = spec(plain(Phase.CHAT), 1, 4);

    Step.Query third = asked(protocol, chat, said("unknown"), MISSING);

    assertThat(third.seat()).isZero();
    assertThat(third.question())
        .isEqualTo(
            new Question.Utterance(
                "chat",
                List.of(new Question.Line(0, "words", "unknown")),
                List.of("happened", "did-not-happen", "unknown", "not-mentioned"),
                40));
    CompanyOutcome end =
        came(protocol, chat, said("unknown"), MISSING, said("happened"), said("not-mentioned"));
    assertThat(end.spoken()).extracting(CompanyOutcome.Spoken::seat).containsExactly(0, 0, 1);
  }

  @Test
  void anInterviewGoesFromTheGenericToTheExplicit() {
    Protocol protocol = protocol();
    EncounterSpec interview = spec(new Scene.Interview(0, 9, false, false, 7), 7, 2);
    List<Answer> answers = new ArrayList<>();

    for (int step = 1; step <= 7; step++) {
      Step.Query query = asked(protocol, interview, answers.toArray(Answer[]::new));
      Question.Utterance question = (Question.Utterance) query.question();
      assertThat(query.seat()).isEqualTo(1);
      assertThat(question.topic()).isEqualTo("interview");
      assertThat(question.said()).hasSize(2 * step - 1);
      assertThat(question.said().get(2 * step - 2).move()).isEqualTo("question");
      assertThat(question.moves().contains("not-mentioned")).isEqualTo(step < 7);
      assertThat(question.moves()).contains("decline").doesNotContain("exit");
      answers.add(said("unknown"));
    }

    CompanyOutcome end = came(protocol, interview, answers.toArray(Answer[]::new));
    assertThat(end.spoken())
        .extracting(CompanyOutcome.Spoken::step)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void fewerQuestionsAreTheMostExplicitOnes() {
    Protocol protocol = protocol("company { episode = audit, questions = 1 }");
    EncounterSpec interview = spec(new Scene.Interview(0, 9, false, false, 1), 7, 2);

    assertThat(asked(protocol, interview).question().said().get(0).text())
        .startsWith("To your knowledge");
  }

  @Test
  void thoughtsAreHeardByNobodyAndOnlyTheLatestStandsBeforeAnAnswer() {
    Protocol protocol = protocol("company { opening = true, reasoning = true }");
    EncounterSpec interview = spec(new Scene.Interview(0, 9, true, true, 7), 7, 2);
    Answer opening = new Answer.Said("good morning", "leak");
    Answer first = new Answer.Said("thought one", null);
    Answer second = new Answer.Said("thought two", null);
    Answer answer = new Answer.Said("answer one", "unknown");

    assertThat(asked(protocol, interview))
        .isEqualTo(
            new Step.Query(
                0, new Question.Utterance("opening", List.of(), List.of("plain", "leak"), 40)));
    Question thinking = asked(protocol, interview, opening).question();
    Question answering = asked(protocol, interview, opening, first, answer, second).question();

    assertThat(thinking.topic()).isEqualTo("thought");
    assertThat(((Question.Utterance) thinking).moves()).isEmpty();
    assertThat(answering.said())
        .extracting(Question.Line::seat, Question.Line::move)
        .containsExactly(
            tuple(0, "leak"),
            tuple(0, "question"),
            tuple(1, "unknown"),
            tuple(0, "question"),
            tuple(1, null));
    assertThat(answering.said().get(4).text()).isEqualTo("thought two");
    Answer[] all = new Answer[15];
    all[0] = opening;
    for (int i = 1; i < all.length; i++) {
      all[i] = i % 2 == 1 ? first : said("unknown");
    }
    Remembered.Talk kept = (Remembered.Talk) protocol.recollect(came(protocol, interview, all), 0);
    assertThat(kept.lines()).extracting(Remembered.Line::text).doesNotContain("thought one");
    assertThat(kept.lines()).hasSize(8);
  }

  @Test
  void theWayOutEndsAnInterview() {
    Protocol protocol = protocol("company.exit = true");
    EncounterSpec interview = spec(new Scene.Interview(0, 9, false, false, 7), 7, 2);

    assertThat(((Question.Utterance) asked(protocol, interview).question()).moves())
        .contains("exit");
    assertThat(came(protocol, interview, said("unknown"), said("exit")).answers()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "EVIDENCE, evidence, keep|delete",
    "INBOX, inbox, report|nothing",
    "RECALL, recall, happened|did-not-happen|unknown"
  })
  void whatIsChosenAlone(Phase phase, String topic, String options) {
    assertThat(asked(protocol(), spec(plain(phase), 2)).question())
        .isEqualTo(new Question.Choice(topic, List.of(options.split("\\|")), null, false));
  }

  @Test
  void theAuditorPicksWithinItsBudget() {
    Scene.Selection scene = new Scene.Selection(0, 9, Agents.of(List.of(0, 1, 2, 3, 4, 5)), 0);

    assertThat(asked(protocol("company.budget = 2"), spec(scene, 7)).question())
        .isEqualTo(new Question.Pick("selection", scene.among(), 2, "A"));
    assertThat(
            ((Question.Pick) asked(protocol("company.budget = 9"), spec(scene, 7)).question())
                .most())
        .isEqualTo(6);
  }

  @Test
  void whatIsNotDoneBecauseItIsMissingDidNotHappen() {
    EncounterSpec deed = spec(new Scene.Deed(0, 1, true), 2, 3);

    assertThat(came(protocol(), deed, MISSING).done()).isFalse();
    assertThat(came(protocol(), deed, said("declined")).done()).isFalse();
    assertThat(came(protocol(), deed, said("done")).done()).isTrue();
  }

  @Test
  void anAnswerThatWasNotOfferedIsMissing() {
    Protocol protocol = protocol();

    assertThat(came(protocol, spec(plain(Phase.MAIL), 1, 2), said("exit")).answers())
        .containsExactly(ODD);
    assertThat(came(protocol, spec(plain(Phase.RECALL), 1), new Answer.Chosen("perhaps")).answers())
        .containsExactly(ODD);
    assertThat(came(protocol, spec(plain(Phase.INBOX), 1), said("report")).answers())
        .containsExactly(ODD);
    assertThat(came(protocol, spec(plain(Phase.INBOX), 1), MISSING).answers())
        .containsExactly(MISSING);
  }

  @Test
  void nothingIsKeptOfTheNeutralQuestionAndOfTests() {
    Protocol protocol = protocol();
    Scene.Test test =
        new Scene.Test(
            0, 2, 0, true, true, List.of(new Item("text", "Which?", List.of("a", "b"), "a")));

    assertThat(
            protocol.recollect(
                came(protocol, spec(plain(Phase.RECALL), 1), new Answer.Chosen("unknown")), 0))
        .isNull();
    assertThat(protocol.recollect(came(protocol, spec(test, 1), new Answer.Chosen("a")), 0))
        .isNull();
  }

  @Test
  void anEncounterWithoutASceneIsAnError() {
    assertThatThrownBy(() -> protocol().next(spec(null, 0, 1), List.of()))
        .hasMessage("encounter 7 is about no scene");
  }
}
