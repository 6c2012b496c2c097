package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Question;

/** Whatever is answered, a duel goes by its rules, and its outcome survives the journal. */
class DuelPropertiesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Property(tries = 500)
  void itEndsTurnsAlternateAndPointsAreThoseOfTheEnd(
      @ForAll("answers") List<Answer> answers,
      @ForAll @IntRange(min = 1, max = 12) int maxTurns,
      @ForAll @LongRange(min = 0, max = 1000) long index) {
    DuelProtocol protocol = Given.protocol(maxTurns, Arm.values());
    EncounterSpec spec = Given.spec(index);
    List<Answer> soFar = new ArrayList<>();
    Step step = protocol.next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      assertThat(ask.queries()).hasSize(1);
      Step.Query query = ask.queries().get(0);
      assertThat(query.seat()).isEqualTo(soFar.size() % 2);
      Question.Utterance question = (Question.Utterance) query.question();
      assertThat(question.said()).isEqualTo(DuelProtocol.lines(soFar));
      assertThat(question.moves()).isIn(List.of(), DuelProtocol.MOVES);
      soFar.add(answers.get(soFar.size() % answers.size()));
      assertThat(soFar.size()).isLessThanOrEqualTo(2 * maxTurns + 2);
      step = protocol.next(spec, soFar);
    }
    DuelOutcome duel = (DuelOutcome) ((Step.Finish) step).outcome();

    assertThat(duel.answers()).isEqualTo(soFar);
    assertThat(duel.isVoid()).isEqualTo(soFar.stream().anyMatch(Answer.Missing.class::isInstance));
    assertThat(duel.winner() >= 0).isEqualTo(duel.end() == DuelEnd.CONCEDED);
    int won = duel.winner();
    switch (duel.end()) {
      case VOID -> assertThat(duel.points()).containsExactly(0, 0);
      case CONCEDED -> {
        assertThat(duel.points().get(won)).isEqualTo(Given.WIN);
        assertThat(duel.points().get(1 - won)).isEqualTo(Given.LOSS);
      }
      default -> assertThat(duel.points()).containsExactly(Given.TRUCE, Given.TRUCE);
    }
  }

  @Property(tries = 300)
  void theJournalGivesBackWhatWasWritten(@ForAll("answers") List<Answer> answers)
      throws IOException {
    DuelOutcome duel =
        new DuelOutcome(
            answers,
            Arm.GROUP,
            "bridge",
            List.of("Zoë 🐦", "\u202Eb"),
            2,
            DuelEnd.VOID,
            -1,
            List.of(0, 3));
    DuelOutcomeFormat format = new DuelOutcomeFormat();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      format.write(duel, json);
      json.writeEndObject();
    }

    assertThat(text.toString().lines().count()).isEqualTo(1);
    assertThat(format.read(JSON.readTree(text.toString()))).isEqualTo(duel);
  }

  @Property(tries = 100)
  void aRecollectionComesBackFromTheJournal(@ForAll("texts") String text, @ForAll int points)
      throws IOException {
    PastDuel past = new PastDuel(text, "bridge", PastDuel.WON, points, text);
    DuelOutcomeFormat format = new DuelOutcomeFormat();
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      format.write(past, json);
    }
    JsonNode read = JSON.readTree(written.toString());

    assertThat(format.readRecollection(read)).isEqualTo(past);
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    Arbitrary<String> moves =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(6, DuelProtocol.CONTINUE),
            net.jqwik.api.Tuple.of(2, DuelProtocol.CLAIM),
            net.jqwik.api.Tuple.of(1, DuelProtocol.CONCEDE));
    Arbitrary<Answer> said = Combinators.combine(texts(), moves).as(Answer.Said::new);
    Arbitrary<Answer> missing = Arbitraries.of(Answer.Reason.values()).map(Answer.Missing::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(20, said), net.jqwik.api.Tuple.of(1, missing))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  /** Well-formed Unicode, line ends, quotes and marks of direction included. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange(' ', '\u2fff').ofMaxLength(12),
        Arbitraries.of(
            "",
            "\n",
            "\r\n",
            "\"",
            "\\",
            "\u0000",
            "\u2028",
            "\u202Eabc",
            "名前",
            "🐦‍⬛",
            "\u001b[31m"));
  }
}
