package org.murmuration.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private record Noted(int number) implements Recollection {}

  @Property
  void memoryHoldsTheNewestAndAtMostItsLimit(
      @ForAll @Size(max = 30) List<Integer> numbers,
      @ForAll @IntRange(min = 0, max = 8) int limit) {
    Memory memory = Memory.EMPTY;
    for (int i = 0; i < numbers.size(); i++) {
      memory = memory.with(i, new Noted(numbers.get(i)), limit);
    }

    List<Recollection> newest =
        numbers.stream()
            .skip(Math.max(0, numbers.size() - limit))
            .map(number -> (Recollection) new Noted(number))
            .toList();
    assertThat(memory.recollections()).isEqualTo(newest);
    assertThat(memory.size()).isEqualTo(newest.size());
    assertThat(memory.last()).isEqualTo(numbers.size() - 1);
  }

  @Test
  void remembersOfAnEntryOfWhichNothingWasKeptOnlyThatItHappened() {
    Memory memory = Memory.EMPTY.with(3, new Noted(1), 5);

    Memory later = memory.past(9);

    assertThat(later.last()).isEqualTo(9);
    assertThat(later.recollections()).isEqualTo(memory.recollections());
    assertThat(later).isNotEqualTo(memory);
  }

  @Test
  void isReplacedAndNotEdited() {
    Memory memory = Memory.EMPTY.with(0, new Noted(1), 2);

    memory.with(1, new Noted(2), 2);

    assertThat(memory.recollections()).containsExactly(new Noted(1));
    assertThat(Memory.EMPTY.recollections()).isEmpty();
  }

  @Test
  void equalsAnotherWithTheSameContent() {
    Memory one = Memory.EMPTY.with(4, new Noted(1), 2);
    Memory other = Memory.of(4, List.of(new Noted(1)));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(Memory.of(4, List.of(new Noted(2))));
  }
}
