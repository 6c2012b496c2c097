package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

class NoteMemoryTest {

  private static final int SIZE = 3;
  private static final NoteMemory RULE = new NoteMemory(SIZE, 4);

  @Property(tries = 500)
  void everySuffixThatSufficesGivesTheWholeMemory(
      @ForAll("recollections") List<Recollection> history) {
    Memory whole = fold(history, 0);
    List<Recollection> newestFirst = new ArrayList<>();
    for (int from = history.size(); from >= 0; from--) {
      if (from < history.size()) {
        newestFirst.add(history.get(from));
      }
      if (RULE.suffices(newestFirst)) {
        assertThat(fold(history, from)).isEqualTo(whole);
      }
    }
  }

  @Property(tries = 200)
  void noMemoryReachesBackFartherThanItsLifetime(
      @ForAll("recollections") List<Recollection> history) {
    List<Recollection> meetings =
        new ArrayList<>(history.stream().filter(Sorting.class::isInstance).toList());
    Collections.reverse(meetings);

    assertThat(RULE.suffices(meetings)).isEqualTo(meetings.size() >= 4 || resolves(meetings));
  }

  private static boolean resolves(List<Recollection> newestFirst) {
    for (int length = 1; length <= newestFirst.size(); length++) {
      if (RULE.suffices(newestFirst.subList(0, length))) {
        return true;
      }
    }
    return false;
  }

  @Provide
  Arbitrary<List<Recollection>> recollections() {
    Arbitrary<String> texts = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<Integer> ratings = Arbitraries.integers().between(4, 10);
    Arbitrary<Sorting.Place> heard = Combinators.combine(texts, ratings).as(Sorting.Place::heard);
    Arbitrary<Sorting.Place> note =
        Combinators.combine(Arbitraries.integers().between(0, SIZE - 1), ratings)
            .as(Sorting.Place::note);
    Arbitrary<Recollection> sorting =
        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, heard), net.jqwik.api.Tuple.of(3, note))
            .list()
            .ofMaxSize(SIZE)
            .map(Sorting::new);
    Arbitrary<Recollection> planted = texts.map(text -> new Note(text, 10, 0));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, sorting), net.jqwik.api.Tuple.of(1, planted))
        .list()
        .ofMaxSize(12);
  }

  private static Memory fold(List<Recollection> history, int from) {
    Memory memory = Memory.EMPTY;
    for (int i = from; i < history.size(); i++) {
      memory = RULE.remember(memory, i, history.get(i));
    }
    return memory.past(history.size());
  }

  @Test
  void aPlantedNoteComesFirstAndTheLeastImportantGoes() {
    Memory full =
        RULE.remember(
            Memory.EMPTY,
            0,
            new Sorting(
                List.of(
                    Sorting.Place.heard("a", 9),
                    Sorting.Place.heard("b", 8),
                    Sorting.Place.heard("c", 7))));

    assertThat(RULE.remember(full, 1, new Note("x", 10, 0)).recollections())
        .containsExactly(new Note("x", 10, 0), new Note("a", 9, 0), new Note("b", 8, 0));
  }

  @Test
  void aNoteIsLostAfterItsLifetime() {
    Sorting keeps = new Sorting(List.of(Sorting.Place.note(0, 9)));
    Memory memory = RULE.remember(Memory.EMPTY, 0, new Note("x", 10, 0));
    for (int meeting = 1; meeting < 4; meeting++) {
      memory = RULE.remember(memory, meeting, keeps);
      assertThat(memory.get(0)).isEqualTo(new Note("x", 9, meeting));
    }

    assertThat(RULE.remember(memory, 4, keeps).size()).isZero();
  }

  @Test
  void aMeetingOfWhichNothingIsKeptChangesNothing() {
    Memory memory = RULE.remember(Memory.EMPTY, 0, new Note("x", 10, 0));

    assertThat(RULE.remember(memory, 1, null).recollections()).isEqualTo(memory.recollections());
  }
}
