package org.murmuration.mind.llm.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.llm.dialect.Completion.Chance;

class FirstTokenTest {

  @Test
  void tokensThatBeginTheSameOptionAddUp() {
    FirstToken first =
        read(List.of("Q", "M"), Map.of("Q", 0.5, " Q", 0.1, "\"M", 0.2, " The", 0.1));

    assertThat(first.probabilities().get("Q")).isCloseTo(0.6, within(1e-12));
    assertThat(first.probabilities().get("M")).isCloseTo(0.2, within(1e-12));
    assertThat(first.captured()).isCloseTo(0.8, within(1e-12));
    assertThat(first.share("Q").orElseThrow()).isCloseTo(0.75, within(1e-12));
    assertThat(first.objection()).isEmpty();
  }

  @Test
  void aTokenThatBeginsTwoOptionsCountsForNeither() {
    FirstToken first = read(List.of("blue", "black", "red"), Map.of("bl", 0.4, "blu", 0.3));

    assertThat(first.probabilities().get("blue")).isCloseTo(0.3, within(1e-12));
    assertThat(first.probabilities().get("black")).isZero();
    assertThat(first.unclear()).isCloseTo(0.4, within(1e-12));
    assertThat(first.objection()).contains("the token bl may begin blue or black");
  }

  @Test
  void anOptionThatBeginsAnotherCannotBeToldFromIt() {
    assertThat(FirstToken.objection(List.of("New", "New York")))
        .contains("New and New York cannot be told apart by their first token");
    assertThat(FirstToken.objection(List.of("Q", "M"))).isEmpty();
  }

  @Test
  void otherWordsAreNotCaptured() {
    FirstToken first =
        read(List.of("A", "I"), Map.of("a", 0.2, " An", 0.2, "\n", 0.1, "", 0.1, "I", 0.3));

    assertThat(first.probabilities().get("A")).isZero();
    assertThat(first.captured()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void withoutChancesThereIsNothingToRead() {
    Completion told = new Completion("Q", Completion.Finish.STOP, null, null, null, List.of());

    assertThat(FirstToken.read(told, List.of("Q"))).isEmpty();
    assertThat(read(List.of("Q"), Map.of("x", 1.0)).share("Q")).isEmpty();
  }

  private static FirstToken read(List<String> options, Map<String, Double> tokens) {
    List<Chance> chances =
        tokens.entrySet().stream()
            .map(token -> new Chance(token.getKey(), Math.log(token.getValue())))
            .toList();
    Completion completion =
        new Completion("", Completion.Finish.STOP, null, null, null, List.of(chances));
    return FirstToken.read(completion, options).orElseThrow();
  }
}
