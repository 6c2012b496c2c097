package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Seat;

class FrontierTest {

  private static final Outcome DONE = new Roundtable.Talk(List.of(new Answer.Chosen("yes")));

  private final Frontier frontier = new Frontier(5);

  @Test
  void anEncounterWaitsForThePreviousOneOfEachParticipant() {
    add(seat(0, -1), seat(1, -1));
    add(seat(2, -1), seat(3, -1));
    add(seat(0, 0), seat(2, 1));

    assertThat(dispatched()).containsExactly(0L, 1L);
    frontier.complete(1, DONE);
    assertThat(dispatched()).isEmpty();
    frontier.complete(0, DONE);
    assertThat(dispatched()).containsExactly(2L);
  }

  @Test
  void twoWhoMetEachOtherBeforeWaitForThatOneEncounter() {
    add(seat(0, -1), seat(1, -1));
    add(seat(1, 0), seat(0, 0));

    assertThat(dispatched()).containsExactly(0L);
    frontier.complete(0, DONE);
    assertThat(dispatched()).containsExactly(1L);
  }

  @Test
  void anEncounterWhosePredecessorIsDoneOrJournaledNeedNotWait() {
    add(seat(0, -1), seat(1, -1));
    add(seat(2, -1), seat(3, -1));
    dispatched();
    frontier.complete(1, DONE);
    add(seat(2, 1), seat(4, -1));
    assertThat(dispatched()).containsExactly(2L);

    frontier.complete(0, DONE);
    frontier.advance();
    add(seat(0, 0), seat(5, -1));
    assertThat(dispatched()).containsExactly(3L);
  }

  @Test
  void onlyTheFirstOutcomeOfAnEncounterThatIsOutCounts() {
    add(seat(0, -1), seat(1, -1));
    assertThat(frontier.complete(0, DONE)).as("not out yet").isFalse();
    dispatched();

    assertThat(frontier.complete(0, DONE)).isTrue();
    assertThat(frontier.complete(0, DONE)).as("a second time").isFalse();
    frontier.advance();
    assertThat(frontier.complete(0, DONE)).as("journaled").isFalse();
    assertThat(frontier.complete(1, DONE)).as("not drawn").isFalse();
    assertThat(frontier.complete(8, DONE)).as("same place in the ring").isFalse();
    assertThat(frontier.inFlight()).isZero();
  }

  @Test
  void whatIsUnderWayIsListedInIndexOrder() {
    for (int i = 0; i < 5; i++) {
      add(seat(2 * i, -1), seat(2 * i + 1, -1));
    }
    dispatched();
    frontier.complete(3, DONE);
    frontier.complete(0, DONE);
    frontier.advance();

    List<Long> underWay = new ArrayList<>();
    frontier.forEachInFlight(spec -> underWay.add(spec.index()));
    assertThat(underWay).containsExactly(1L, 2L, 4L);
    assertThat(frontier.inFlight()).isEqualTo(3);
    assertThat(frontier.outcome(3)).isEqualTo(DONE);
    assertThat(frontier.spec(0)).as("journaled").isNull();
  }

  @Test
  void theRingIsUsedAgainAndAgain() {
    for (long index = 0; index < 100; index++) {
      add(seat(0, index - 1), seat(1, index - 1));
      assertThat(dispatched()).containsExactly(index);
      assertThat(frontier.complete(index, DONE)).isTrue();
      assertThat(frontier.firstIsDone()).isTrue();
      assertThat(frontier.firstSpec().index()).isEqualTo(index);
      frontier.advance();
      if (index % 7 == 0) {
        frontier.skip();
        index++;
      }
    }
  }

  private void add(Seat... seats) {
    frontier.add(new EncounterSpec(frontier.next(), List.of(seats)));
  }

  private static Seat seat(int agent, long previous) {
    return new Seat(agent, "guest", previous);
  }

  private List<Long> dispatched() {
    List<Long> out = new ArrayList<>();
    for (EncounterSpec s = frontier.dispatch(Long.MAX_VALUE);
        s != null;
        s = frontier.dispatch(Long.MAX_VALUE)) {
      out.add(s.index());
    }
    return out;
  }
}
