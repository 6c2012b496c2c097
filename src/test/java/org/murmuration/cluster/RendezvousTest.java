package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.cluster.Rendezvous.Candidate;
import org.murmuration.mind.llm.CallKey;

/** Whoever asks chooses the same node for a call, and all have their part of the calls. */
class RendezvousTest {

  private static final int CALLS = 20_000;

  private static CallId call(int number) {
    return new CallId(
        "7." + number % 2,
        new CallKey(CallKey.ENCOUNTER, number / 4, number % 1000, number % 4, 0));
  }

  private static List<Candidate<String>> nodes(double... weights) {
    List<Candidate<String>> nodes = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      String name = "akka://murmuration@127.0.0.1:" + (2551 + i);
      nodes.add(new Candidate<>(name, name, weights[i]));
    }
    return nodes;
  }

  private static Map<String, Double> parts(List<Candidate<String>> nodes) {
    Map<String, Double> parts = new HashMap<>();
    for (int i = 0; i < CALLS; i++) {
      parts.merge(Rendezvous.choose(call(i), nodes), 1.0 / CALLS, Double::sum);
    }
    return parts;
  }

  @Test
  void equalNodesHaveEqualParts() {
    assertThat(parts(nodes(1, 1, 1)).values())
        .hasSize(3)
        .allSatisfy(part -> assertThat(part).isCloseTo(1 / 3.0, within(0.02)));
  }

  @Test
  void aNodeHasItsPartByWeight() {
    List<Candidate<String>> nodes = nodes(0.4, 0.4, 0.2, 0);

    assertThat(parts(nodes))
        .hasSize(3)
        .hasEntrySatisfying(
            nodes.get(0).node(), part -> assertThat(part).isCloseTo(0.4, within(0.02)))
        .hasEntrySatisfying(
            nodes.get(2).node(), part -> assertThat(part).isCloseTo(0.2, within(0.02)));
  }

  @Test
  void theOrderInWhichNodesAreKnownDoesNotMatter() {
    List<Candidate<String>> nodes = nodes(0.3, 0.3, 0.2, 0.2);
    List<Candidate<String>> reversed = new ArrayList<>(nodes);
    Collections.reverse(reversed);

    for (int i = 0; i < CALLS; i++) {
      assertThat(Rendezvous.choose(call(i), reversed)).isEqualTo(Rendezvous.choose(call(i), nodes));
    }
  }

  @Test
  void onlyCallsOfANodeThatGoesMove() {
    List<Candidate<String>> before = nodes(1, 1, 1, 1);
    List<Candidate<String>> after = new ArrayList<>(before);
    String gone = after.remove(1).node();

    for (int i = 0; i < CALLS; i++) {
      String chosen = Rendezvous.choose(call(i), before);
      if (!chosen.equals(gone)) {
        assertThat(Rendezvous.choose(call(i), after)).isEqualTo(chosen);
      }
    }
  }

  @Test
  void theChoiceIsTheSameOnEveryMachine() {
    List<Candidate<String>> nodes = nodes(1, 1, 1);

    assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
        .extracting(i -> Rendezvous.choose(call(i), nodes).substring(31))
        .containsExactly("52", "53", "52", "51", "51", "52", "53", "52");
  }

  @Test
  void withoutAnyWeightThereIsNoChoice() {
    assertThat(Rendezvous.<String>choose(call(0), List.of())).isNull();
    assertThat(Rendezvous.choose(call(0), nodes(0, 0))).isNull();
  }
}
