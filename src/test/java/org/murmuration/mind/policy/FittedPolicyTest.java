package org.murmuration.mind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.murmuration.mind.policy.MemoryStates.exchanges;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

class FittedPolicyTest {

  private static final List<String> TEN = List.of("Q", "M", "X", "Y", "F", "J", "P", "R", "C", "D");

  record Vector(String model, String set, List<String> pool, String memory, double[] expected) {}

  static List<Vector> vectors() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                FittedPolicyTest.class.getResourceAsStream("/policy/test-vectors.csv"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(
              c ->
                  new Vector(
                      c[0],
                      c[1],
                      List.of(c[2].split("/")),
                      c[3],
                      Arrays.stream(c[4].split(" ")).mapToDouble(Double::parseDouble).toArray()))
          .toList();
    }
  }

  @Test
  void thereAre126ReferenceVectors() throws IOException {
    assertThat(vectors()).hasSize(126);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithTheReference(Vector vector) {
    FittedPolicy policy = new FittedPolicy(vector.model(), vector.set(), true);

    double[] actual = policy.probabilities(exchanges(vector.memory()), vector.pool());

    assertThat(actual).containsExactly(vector.expected(), within(1e-6));
  }

  @Test
  void theSetForTwoNamesIsW2AndForMoreW10() {
    FittedPolicy auto = new FittedPolicy("llama3", "auto", true);
    List<Exchange> memory = exchanges("Q/M M/M Q/M");

    assertThat(auto.probabilities(memory, List.of("Q", "M")))
        .isEqualTo(new FittedPolicy("llama3", "W2", true).probabilities(memory, List.of("Q", "M")));
    assertThat(auto.probabilities(memory, TEN))
        .isEqualTo(new FittedPolicy("llama3", "W10", true).probabilities(memory, TEN));
    assertThat(auto.probabilities(memory, List.of("Q", "M", "X")))
        .isEqualTo(
            new FittedPolicy("llama3", "W10", true).probabilities(memory, List.of("Q", "M", "X")));
  }

  @Test
  void aSetTheModelLacksIsRefusedNamingTheSetsThereAre() {
    FittedPolicy late = new FittedPolicy("llama31-late", "auto", true);

    assertThatThrownBy(() -> new FittedPolicy("llama31-late", "joint", true))
        .isInstanceOf(InputError.class)
        .hasMessage("the fitted model llama31-late has no coefficient set joint (there is W2)");
    assertThatThrownBy(() -> late.probabilities(List.of(), TEN))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "the fitted model llama31-late has no coefficient set W10 (there is W2), so it cannot"
                + " choose between 10");
    assertThat(late.objection(TEN)).isPresent();
    assertThat(late.objection(List.of("Q", "M"))).isEmpty();
  }

  @Test
  void biasesBelongToAPoolWhateverItsOrder() {
    FittedPolicy policy = new FittedPolicy("llama3", "auto", true);

    double[] qm = policy.probabilities(List.of(), List.of("Q", "M"));
    double[] mq = policy.probabilities(List.of(), List.of("M", "Q"));

    assertThat(qm[0]).isEqualTo(mq[1]).isNotEqualTo(qm[1]);
    assertThat(policy.probabilities(List.of(), List.of("Q", "new"))).containsExactly(0.5, 0.5);
  }

  @Test
  void withoutBiasesAllNamesAreAlike() {
    FittedPolicy policy = new FittedPolicy("llama3", "auto", false);

    double[] afterQ = policy.probabilities(exchanges("Q/M"), List.of("Q", "M"));
    double[] afterM = policy.probabilities(exchanges("M/Q"), List.of("Q", "M"));

    assertThat(policy.probabilities(List.of(), List.of("Q", "M"))).containsExactly(0.5, 0.5);
    assertThat(afterQ[0]).isEqualTo(afterM[1]);
  }

  @Test
  void wordsOutsideThePoolAndSilenceAreFailuresThatAddNothing() {
    FittedPolicy policy = new FittedPolicy("llama31-late", "auto", true);
    List<String> pool = List.of("Q", "M");

    double[] foreign = policy.probabilities(List.of(new Exchange("Q", "Z", -50)), pool);
    double[] silent = policy.probabilities(List.of(new Exchange("Q", null, 0)), pool);

    assertThat(foreign).isEqualTo(silent);
    assertThat(foreign).doesNotContain(Double.NaN);
  }

  @Property(tries = 300)
  void probabilitiesAddUpToOneForAnyPoolAndAnyLengthOfMemory(
      @ForAll("models") String model,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(max = 30) int length,
      @ForAll long seed) {
    List<String> pool = IntStream.range(0, width).mapToObj(i -> "name, «" + i + "»").toList();

    double[] probabilities =
        new FittedPolicy(model, "auto", true).probabilities(randomMemory(pool, length, seed), pool);

    assertThat(probabilities).hasSize(width);
    assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 1);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
  }

  @Property(tries = 300)
  void theOrderOfTheOptionsMeansNothing(
      @ForAll("models") String model, @ForAll @IntRange(max = 6) int length, @ForAll long seed) {
    FittedPolicy policy = new FittedPolicy(model, "auto", true);
    List<String> shuffled = new ArrayList<>(TEN);
    Collections.shuffle(shuffled, new Random(seed));
    List<Exchange> memory = randomMemory(TEN, length, seed);

    Map<String, Double> expected = byName(TEN, policy.probabilities(memory, TEN));

    byName(shuffled, policy.probabilities(memory, shuffled))
        .forEach((name, p) -> assertThat(p).isCloseTo(expected.get(name), within(1e-12)));
  }

  @Provide
  Arbitrary<String> models() {
    return Arbitraries.of("llama3", "llama31", "claude", "llama2");
  }

  private static Map<String, Double> byName(List<String> names, double[] probabilities) {
    Map<String, Double> result = new HashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      result.put(names.get(i), probabilities[i]);
    }
    return result;
  }

  private static List<Exchange> randomMemory(List<String> pool, int length, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, length)
        .mapToObj(
            i ->
                new Exchange(
                    pool.get(random.nextInt(pool.size())),
                    pool.get(random.nextInt(pool.size())),
                    0))
        .toList();
  }
}
