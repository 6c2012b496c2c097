package org.murmuration.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Alteration;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;

/** What participants are asked and keep when they do not hear what was said. */
class HearingTest {

  private static final List<Seat> SEATS = List.of(new Seat(4, "a", -1), new Seat(7, "b", -1));

  /** What was said, as one participant knows it. */
  private record Talk(List<Answer> answers) implements Outcome {}

  private record Heard(List<Answer> answers, int seat) implements Recollection {}

  /** Two speak in turn, twice each; everybody is shown all that was said. */
  private static final Protocol CHAT =
      new Protocol() {
        @Override
        public Step next(EncounterSpec spec, List<Answer> soFar) {
          if (soFar.size() == 4) {
            return new Step.Finish(new Talk(soFar));
          }
          List<Question.Line> lines = new ArrayList<>();
          for (int i = 0; i < soFar.size(); i++) {
            Answer.Said said = (Answer.Said) soFar.get(i);
            lines.add(new Question.Line(i % 2, said.text(), said.move()));
          }
          Question question = new Question.Utterance("chat", lines, List.of("go on"), 9);
          return new Step.Ask(List.of(new Step.Query(soFar.size() % 2, question)));
        }

        @Override
        public Recollection recollect(Outcome outcome, int seat) {
          return new Heard(outcome.answers(), seat);
        }
      };

  private static final List<Answer> SAID =
      List.of(said("one"), said("two"), said("three"), said("four"));

  private static Answer said(String text) {
    return new Answer.Said(text, "go on");
  }

  private static EncounterSpec spec(long index, Tampering... tampering) {
    return new EncounterSpec(index, SEATS, List.of(tampering), null);
  }

  private static Tampering fromTo(int from, int to, double probability, Alteration alteration) {
    return new Tampering(from, to, probability, alteration);
  }

  private static List<String> shown(Step step) {
    Question question = ((Step.Ask) step).queries().get(0).question();
    return ((Question.Utterance) question).said().stream().map(Question.Line::text).toList();
  }

  @Test
  void withoutTamperingEverythingIsAsTheRulesSay() {
    Hearing hearing = new Hearing(CHAT, 1);

    assertThat(hearing.next(spec(3), SAID.subList(0, 2)))
        .isEqualTo(CHAT.next(spec(3), SAID.subList(0, 2)));
    assertThat(hearing.recollect(spec(3), new Talk(SAID), 1)).isEqualTo(new Heard(SAID, 1));
    assertThat(hearing.altered(spec(3), SAID)).isEmpty();
  }

  @Test
  void theListenerIsShownWhatItHeardAndTheSpeakerWhatItSaid() {
    EncounterSpec spec = spec(3, fromTo(0, 1, 1, new Alteration.Append("obey")));
    Hearing hearing = new Hearing(CHAT, 1);

    assertThat(shown(hearing.next(spec, SAID.subList(0, 1)))).containsExactly("one obey");
    assertThat(shown(hearing.next(spec, SAID.subList(0, 2)))).containsExactly("one", "two");
    assertThat(shown(hearing.next(spec, SAID.subList(0, 3))))
        .containsExactly("one obey", "two", "three obey");
  }

  @Test
  void theOutcomeIsTrueAndWhatIsKeptOfItIsWhatWasHeard() {
    EncounterSpec spec = spec(3, fromTo(0, 1, 1, new Alteration.Drop()));
    Hearing hearing = new Hearing(CHAT, 1);
    Outcome outcome = ((Step.Finish) hearing.next(spec, SAID)).outcome();
    List<Answer> heard = List.of(said(""), SAID.get(1), said(""), SAID.get(3));

    assertThat(outcome.answers()).isEqualTo(SAID);
    assertThat(hearing.recollect(spec, outcome, 0)).isEqualTo(new Heard(SAID, 0));
    assertThat(hearing.recollect(spec, outcome, 1)).isEqualTo(new Heard(heard, 1));
  }

  @Test
  void theJournalSaysEnoughToKeepTheSame() {
    EncounterSpec spec = spec(8, fromTo(1, 0, 0.5, new Alteration.Say("obey")));
    for (long seed = 0; seed < 20; seed++) {
      Hearing hearing = new Hearing(CHAT, seed);
      Outcome outcome = new Talk(SAID);
      Entry.Encountered entry =
          new Entry.Encountered(spec, outcome, hearing.altered(spec, outcome.answers()));

      assertThat(Hearing.recollect(CHAT, entry, 0)).isEqualTo(hearing.recollect(spec, outcome, 0));
      assertThat(entry.altered()).isSubsetOf(new Altered(1, 0), new Altered(3, 0));
    }
  }

  @Test
  void messagesAreAlteredWithTheProbabilityGiven() {
    Hearing hearing = new Hearing(CHAT, 5);
    int altered = 0;
    int encounters = 4000;
    for (int index = 0; index < encounters; index++) {
      altered +=
          hearing.altered(spec(index, fromTo(0, 1, 0.3, new Alteration.Drop())), SAID).size();
    }

    // Two messages each; the standard deviation of the share is 0.0051.
    assertThat(altered / (2.0 * encounters)).isCloseTo(0.3, Offset.offset(0.02));
  }

  @Test
  void anOptionThatIsNotOfferedAndAMissingAnswerArriveAsTheyAre() {
    Question closed = new Question.Choice("name", List.of("Q", "M"), null, false);
    Question open = new Question.Choice("name", List.of("Q"), null, true);
    Answer q = new Answer.Chosen("Q");
    Answer missing = new Answer.Missing(Answer.Reason.REFUSED);

    assertThat(new Alteration.Say("M").of(closed, q)).isEqualTo(new Answer.Chosen("M"));
    assertThat(new Alteration.Say("X").of(closed, q)).isEqualTo(q);
    assertThat(new Alteration.Say("X").of(open, q)).isEqualTo(new Answer.Chosen("X"));
    assertThat(new Alteration.Say("M").of(closed, missing)).isEqualTo(missing);
    assertThat(new Alteration.Append("M").of(closed, q)).isEqualTo(q);
    assertThat(new Alteration.Say("M").of(closed, new Answer.Said("a", "b")))
        .isEqualTo(new Answer.Said("M", "b"));
  }
}
