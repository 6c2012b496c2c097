package org.murmuration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.model.RandomStream.Purpose;

class RandomStreamTest {

  /** The known answers that Random123 ships for Philox4x32-10. */
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void theSecondOpinionGivesTheKnownAnswers(String counter, String key, String answer) {
    assertThat(Philox.block(words(counter), words(key))).containsExactly(words(answer));
  }

  @Test
  void theStreamOfZerosBeginsWithTheKnownAnswer() {
    RandomStream stream = RandomStream.of(0, Purpose.RUN, 0, 0, 0);

    assertThat(stream.nextLong()).isEqualTo(0xe169c58d_6627e8d5L);
    assertThat(stream.nextLong()).isEqualTo(0x9b00dbd8_bc57ac4cL);
  }

  @Property
  void aStreamIsPhiloxOfItsKeyInTheDocumentedCounterWords(
      @ForAll long seed,
      @ForAll Purpose purpose,
      @ForAll @LongRange(min = 0, max = RandomStream.MAX_ENCOUNTER) long encounter,
      @ForAll int agent,
      @ForAll @IntRange(min = 0, max = RandomStream.MAX_TURN) int turn) {
    RandomStream stream = RandomStream.of(seed, purpose, encounter, agent, turn);
    long tail = (encounter >>> 32) << 24 | (long) turn << 8 | purpose.ordinal();
    long[] key = {seed & 0xFFFFFFFFL, seed >>> 32};

    for (int block = 0; block < 3; block++) {
      long[] counter = {block, agent & 0xFFFFFFFFL, encounter & 0xFFFFFFFFL, tail};
      long[] words = Philox.block(counter, key);
      assertThat(stream.nextLong()).isEqualTo(words[1] << 32 | words[0]);
      assertThat(stream.nextLong()).isEqualTo(words[3] << 32 | words[2]);
    }
  }

  @Property
  void theSameKeyGivesTheSameNumbers(@ForAll long seed, @ForAll Purpose purpose) {
    RandomStream one = RandomStream.of(seed, purpose, 17, 3, 1);
    RandomStream other = RandomStream.of(seed, purpose, 17, 3, 1);

    assertThat(one.longs(20).toArray()).containsExactly(other.longs(20).toArray());
  }

  @Test
  void streamsWhoseKeysDifferInOnePartDiffer() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, 1L << 32, 1L << 52}) {
      for (Purpose purpose : Purpose.values()) {
        for (long encounter : new long[] {0, 1, 255, 1L << 31, 1L << 32, (1L << 40) - 1}) {
          for (int agent : new int[] {0, 1, 9_999_999}) {
            for (int turn : new int[] {0, 1, 256, 65_535}) {
              firsts.add(RandomStream.of(seed, purpose, encounter, agent, turn).nextLong());
              streams++;
            }
          }
        }
      }
    }

    assertThat(firsts).hasSize(streams);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10, 100})
  void indicesAreUniform(int n) {
    RandomStream stream = RandomStream.of(5, Purpose.STATISTICS, 0, n, 0);

    long[] counts = count(n, 50_000, () -> stream.nextInt(n));

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  /** Every decision draws but a few numbers, so uniformity across streams is what counts. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10, 100})
  void firstIndicesOfNeighbouringStreamsAreUniform(int n) {
    int[] encounter = new int[1];

    long[] counts =
        count(n, 50_000, () -> RandomStream.of(5, Purpose.ANSWER, encounter[0]++, n, 0).nextInt(n));

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void pairsOfConsecutiveIndicesAreUniform() {
    RandomStream stream = RandomStream.of(5, Purpose.SCHEDULE, 0, 0, 0);

    long[] counts = count(49, 50_000, () -> 7 * stream.nextInt(7) + stream.nextInt(7));

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  /** Two thirds of 2^32 do not divide it: without rejection the first third would come up twice. */
  @Test
  void largeBoundsAreWithoutModuloBias() {
    int n = (1 << 30) + (1 << 29);
    RandomStream stream = RandomStream.of(5, Purpose.STATISTICS, 0, 0, 0);

    long[] counts = count(3, 60_000, () -> stream.nextInt(n) / (1 << 29));

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Property
  void anIndexIsBelowItsBound(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int n) {
    assertThat(RandomStream.of(seed, Purpose.ANSWER, 0, 0, 0).nextInt(n)).isBetween(0, n - 1);
  }

  @Test
  void seedsOfRunsFitInto53BitsAndDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (int run = 0; run < 1000; run++) {
      long seed = RandomStream.runSeed(7, run);
      assertThat(seed).isBetween(0L, (1L << 53) - 1);
      seeds.add(seed);
    }

    assertThat(seeds).hasSize(1000);
  }

  @Test
  void keysThatDoNotFitTheCounterAreRefused() {
    List<Runnable> tooLarge =
        List.of(
            () -> RandomStream.of(0, Purpose.ANSWER, RandomStream.MAX_ENCOUNTER + 1, 0, 0),
            () -> RandomStream.of(0, Purpose.ANSWER, -1, 0, 0),
            () -> RandomStream.of(0, Purpose.ANSWER, 0, 0, RandomStream.MAX_TURN + 1),
            () -> RandomStream.of(0, Purpose.ANSWER, 0, 0, -1),
            () -> RandomStream.of(0, Purpose.ANSWER, 0, 0, 0).nextInt(0));

    assertThat(tooLarge)
        .allSatisfy(key -> assertThatIllegalArgumentException().isThrownBy(key::run));
  }

  private static long[] count(int cells, int draws, IntSupplier draw) {
    long[] counts = new long[cells];
    for (int i = 0; i < draws; i++) {
      counts[draw.getAsInt()]++;
    }
    return counts;
  }

  private static long[] words(String hex) {
    return Arrays.stream(hex.split(" ")).mapToLong(word -> Long.parseLong(word, 16)).toArray();
  }

  @Property
  void aTraitStaysWithItsAgentWhateverIsDecided(
      @ForAll long seed,
      @ForAll @LongRange(min = 0, max = RandomStream.MAX_ENCOUNTER) long encounter,
      @ForAll @IntRange(min = 0, max = 1 << 20) int agent) {
    RandomStream decision = RandomStream.of(seed, Purpose.ANSWER, encounter, agent, 3);
    double first = decision.trait(0).nextDouble();
    decision.nextLong();

    assertThat(decision.trait(0).nextDouble()).isEqualTo(first);
    assertThat(RandomStream.of(seed, Purpose.PROBE, 0, agent, 0).trait(0).nextDouble())
        .isEqualTo(first);
    assertThat(decision.trait(1).nextDouble()).isNotEqualTo(first);
    assertThat(RandomStream.of(seed, Purpose.ANSWER, encounter, agent + 1, 3).trait(0).nextDouble())
        .isNotEqualTo(first);
  }
}
