package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

class PairingTest {

  private static final List<Integer> FOUR = List.of(3, 5, 8, 9);

  @Property(tries = 50)
  void thoseWhoChoseEachOtherAreAPairAndNobodyIsInTwo(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int size) {
    RandomStream random = RandomStream.of(seed, Purpose.SCHEDULE, 1, 0, 0);
    List<Integer> members = IntStream.range(0, size).boxed().toList();
    Map<Integer, Integer> choices = new HashMap<>();
    members.forEach(agent -> choices.put(agent, random.nextInt(size + 1) - 1));
    choices.put(0, 1);
    choices.put(1, 0);

    List<Integer> pairs = Pairing.chosen(members, choices, random);

    assertThat(pairs).startsWith(0, 1).doesNotHaveDuplicates().hasSize(size - size % 2);
    assertThat(members).containsAll(pairs);
  }

  @Property(tries = 30)
  void thoseWhoNeverTalkedMeet(@ForAll long seed) {
    ChatCounts counts = new ChatCounts();
    counts.add(3, 5);
    counts.add(8, 9);
    counts.add(3, 9);
    counts.add(3, 9);
    counts.add(5, 8);
    counts.add(5, 8);

    List<Integer> pairs =
        Pairing.distant(FOUR, counts, RandomStream.of(seed, Purpose.SCHEDULE, 1, 0, 0));

    for (int i = 0; i < 4; i += 2) {
      assertThat(counts.between(pairs.get(i), pairs.get(i + 1))).isZero();
    }
  }

  @Test
  void ofAnOddNumberOneStaysAlone() {
    RandomStream random = RandomStream.of(1, Purpose.SCHEDULE, 1, 0, 0);

    assertThat(Pairing.random(List.of(1, 2, 3), random)).hasSize(2).doesNotHaveDuplicates();
    assertThat(Pairing.distant(List.of(1, 2, 3), new ChatCounts(), random)).hasSize(2);
    assertThat(Pairing.random(List.of(), random)).isEmpty();
  }
}
