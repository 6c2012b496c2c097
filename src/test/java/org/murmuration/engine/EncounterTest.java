package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

class EncounterTest {

  private static final Hearing PROTOCOL = new Hearing(new Roundtable().protocol(), 1);

  @Property(tries = 200)
  void answersInAnyOrderAndMoreThanOnceGiveTheOutcomeOfOneByOne(
      @ForAll @IntRange(min = 1, max = 6) int seats,
      @ForAll @IntRange(max = 2) int index,
      @ForAll long seed) {
    Encounter inOrder = new Encounter(PROTOCOL, spec(index, seats));
    while (inOrder.outcome() == null) {
      int first = inOrder.firstTurn();
      int count = inOrder.queries().size();
      for (int i = 0; i < count; i++) {
        inOrder.answered(first + i, answer(first + i));
      }
    }

    assertThat(scrambled(spec(index, seats), new Random(seed))).isEqualTo(inOrder.outcome());
  }

  private static Outcome scrambled(EncounterSpec spec, Random random) {
    Encounter encounter = new Encounter(PROTOCOL, spec);
    while (encounter.outcome() == null) {
      List<Integer> turns = new ArrayList<>();
      for (int i = 0; i < encounter.queries().size(); i++) {
        turns.add(encounter.firstTurn() + i);
        turns.add(random.nextInt(encounter.firstTurn() + i + 1));
      }
      Collections.shuffle(turns, random);
      for (int turn : turns) {
        boolean awaited = encounter.awaits(turn);
        boolean ended = encounter.answered(turn, answer(turn));
        assertThat(encounter.answered(turn, new Answer.Chosen("too late")))
            .as("a second answer")
            .isFalse();
        assertThat(ended && !awaited).isFalse();
      }
    }
    return encounter.outcome();
  }

  @Test
  void theAnswerThatIsStillMissingCompletesWhatIsKnownOfTheOthers() {
    Encounter encounter = new Encounter(PROTOCOL, spec(0, 3));
    assertThat(encounter.knownBut(1)).as("three answers are missing").isNull();
    encounter.answered(2, answer(2));
    assertThat(encounter.knownBut(1)).as("two answers are missing").isNull();
    encounter.answered(0, answer(0));

    List<Answer> known = encounter.knownBut(1);
    assertThat(known).containsExactly(answer(0), answer(2));
    assertThat(Encounter.complete(known, 1, answer(1)))
        .containsExactly(answer(0), answer(1), answer(2));
    encounter.answered(1, answer(1));
    assertThat(encounter.outcome().answers()).containsExactly(answer(0), answer(1), answer(2));
    assertThat(encounter.sawTheEnd(1)).isTrue();
    assertThat(encounter.sawTheEnd(0)).isFalse();
  }

  @Test
  void whoGaveTheLastAnswerOfAnEarlierStepDidNotSeeTheEnd() {
    Encounter encounter = new Encounter(PROTOCOL, spec(1, 2));
    encounter.answered(0, answer(0));
    int early = encounter.seatOf(1);
    encounter.knownBut(1);
    encounter.answered(1, answer(1));
    assertThat(encounter.outcome()).as("the last seat replies").isNull();

    encounter.answered(2, answer(2));
    assertThat(encounter.outcome()).isNotNull();
    assertThat(encounter.sawTheEnd(early)).isFalse();
  }

  @Test
  void anEncounterMayEndWithoutAQuestion() {
    Outcome silence = new Roundtable.Talk(List.of());
    Protocol nothing =
        new Protocol() {
          @Override
          public Step next(EncounterSpec spec, List<Answer> soFar) {
            return new Step.Finish(silence);
          }

          @Override
          public Recollection recollect(Outcome outcome, int seat) {
            return null;
          }
        };
    Encounter encounter = new Encounter(new Hearing(nothing, 1), spec(0, 2));

    assertThat(encounter.queries()).isEmpty();
    assertThat(encounter.outcome()).isEqualTo(silence);
    assertThat(encounter.awaits(0)).isFalse();
  }

  private static Answer answer(int turn) {
    return new Answer.Chosen("answer " + turn);
  }

  private static EncounterSpec spec(long index, int seats) {
    List<Seat> all = new ArrayList<>();
    for (int seat = 0; seat < seats; seat++) {
      all.add(new Seat(seat, "guest", -1));
    }
    return new EncounterSpec(index, List.copyOf(all));
  }
}
