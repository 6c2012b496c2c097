package org.murmuration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A set of agents that is kept as runs is the set it was made of. */
class AgentsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 500)
  void theyAreThoseTheyWereMadeOf(@ForAll("numbers") List<Integer> numbers) {
    TreeSet<Integer> expected = new TreeSet<>(numbers);
    Agents agents = Agents.of(numbers);

    assertThat(all(agents)).containsExactlyElementsOf(expected);
    for (int agent = -1; agent < 42; agent++) {
      assertThat(agents.contains(agent)).isEqualTo(expected.contains(agent));
    }
    assertThatThrownBy(() -> agents.get(agents.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Property(tries = 500)
  void withoutSomebodyTheOthersAreLeft(
      @ForAll("numbers") List<Integer> numbers, @ForAll @IntRange(max = 42) int agent) {
    TreeSet<Integer> expected = new TreeSet<>(numbers);
    expected.remove(agent);

    assertThat(Agents.of(numbers).without(agent)).isEqualTo(Agents.of(new ArrayList<>(expected)));
  }

  @Property(tries = 200)
  void theSameAgentsAreEqualAndComeBackFromJson(@ForAll("numbers") List<Integer> numbers)
      throws JsonProcessingException {
    Agents agents = Agents.of(numbers);
    List<Integer> backwards = new ArrayList<>(new TreeSet<>(numbers).descendingSet());

    assertThat(Agents.of(backwards)).isEqualTo(agents).hasSameHashCodeAs(agents);
    assertThat(JSON.readValue(JSON.writeValueAsString(agents), Agents.class)).isEqualTo(agents);
  }

  @Provide
  Arbitrary<List<Integer>> numbers() {
    return Arbitraries.integers().between(0, 40).list().ofMaxSize(30);
  }

  @Example
  void runsThatTouchOverlapOrAreHalfAreRefused() {
    for (List<Integer> runs :
        List.of(
            List.of(1), List.of(0, 2, 3, 4), List.of(0, 2, 1, 4), List.of(2, 1), List.of(-1, 0))) {
      assertThatThrownBy(() -> new Agents(runs))
          .as(runs.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Agents(List.of(0, 2, 4, 4)).size()).isEqualTo(4);
  }

  private static List<Integer> all(Agents agents) {
    List<Integer> all = new ArrayList<>();
    for (int position = 0; position < agents.size(); position++) {
      all.add(agents.get(position));
    }
    return all;
  }
}
