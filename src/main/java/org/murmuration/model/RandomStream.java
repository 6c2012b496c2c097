package org.murmuration.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The only source of randomness: a counter-based stream keyed by (seed, purpose, encounter, agent,
 * turn). Two streams with the same key give the same numbers, whoever asks, in whatever order, on
 * whatever node; streams whose keys differ are independent.
 *
 * <p>The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3", SC11, section 3.3), a bijection of a 128-bit counter under a 64-bit key. The seed is
 * the key; the counter holds, in its four words, the block number, the agent, the low word of the
 * encounter, and (encounter bits 32–39, turn, purpose). Each block gives two longs.
 *
 * <p>A stream is consumed by one decision and is not thread-safe.
 */
public final class RandomStream implements UniformRandomProvider {

  /** What a draw is for, so that no two uses ever share numbers. Codes never change meaning. */
  public enum Purpose {
    /** Derives the seed of run r from the seed of the scenario. */
    RUN(0),
    /** Who meets whom. */
    SCHEDULE(1),
    /** How an agent decides. */
    ANSWER(2),
    /** Which agents an intervention reaches. */
    PLACEMENT(3),
    /** The random graph a population lives on. */
    NETWORK(4),
    /** Questions asked outside the history, such as first choices with empty memory. */
    PROBE(5),
    /** Resampling in statistics. */
    STATISTICS(6),
    /** Which agents carry which persona at the start. */
    PERSONA(7),
    /** Which of an experiment's materials, such as topics, an encounter is about. */
    MATERIAL(8),
    /** Answers to questions of people who watch, out of the game. */
    INTERVIEW(9),
    /** Which messages are tampered with. */
    TAMPER(10),
    /** Whether a persona passes from agent to agent, and whether an agent is rid of it. */
    SPREAD(11),
    /** What stays with an agent through a run, such as the least that it accepts. */
    TRAIT(12);

    private final int code;

    Purpose(int code) {
      this.code = code;
    }
  }

  /** Largest encounter index a stream can be keyed by: 2^40 − 1. */
  public static final long MAX_ENCOUNTER = (1L << 40) - 1;

  /** Largest turn within an encounter a stream can be keyed by: 2^16 − 1. */
  public static final int MAX_TURN = (1 << 16) - 1;

  private static final int M0 = 0xD2511F53;
  private static final int M1 = 0xCD9E8D57;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  private final long seed;
  private final int agent;
  private final int encounterLow;
  private final int tail;
  private int block;
  private long spare;
  private boolean hasSpare;

  private RandomStream(long seed, int agent, int encounterLow, int tail) {
    this.seed = seed;
    this.agent = agent;
    this.encounterLow = encounterLow;
    this.tail = tail;
  }

  /**
   * The stream of one decision.
   *
   * @throws IllegalArgumentException if the encounter or the turn is out of range
   */
  public static RandomStream of(long seed, Purpose purpose, long encounter, int agent, int turn) {
    if (encounter < 0 || encounter > MAX_ENCOUNTER) {
      throw new IllegalArgumentException("encounter " + encounter + " is not in 0 .. 2^40 - 1");
    }
    if (turn < 0 || turn > MAX_TURN) {
      throw new IllegalArgumentException("turn " + turn + " is not in 0 .. 2^16 - 1");
    }
    int tail = (int) (encounter >>> 32) << 24 | turn << 8 | purpose.code;
    return new RandomStream(seed, agent, (int) encounter, tail);
  }

  /** The seed of run {@code run}: 53 bits, so that every language reads it back exactly. */
  public static long runSeed(long seed, int run) {
    return of(seed, Purpose.RUN, run, 0, 0).nextLong() >>> 11;
  }

  /**
   * The stream of something that stays with this stream's agent through the run, such as a taste:
   * the same from whichever of its decisions it is asked for.
   *
   * @param number tells the traits of an agent apart
   */
  public RandomStream trait(int number) {
    return of(seed, Purpose.TRAIT, 0, agent, number);
  }

  @Override
  public long nextLong() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    int c0 = block++;
    int c1 = agent;
    int c2 = encounterLow;
    int c3 = tail;
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = (M0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
      long p1 = (M1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    spare = (long) c3 << 32 | c2 & 0xFFFFFFFFL;
    hasSpare = true;
    return (long) c1 << 32 | c0 & 0xFFFFFFFFL;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** A uniform index in 0 .. n − 1, without modulo bias. */
  @Override
  public int nextInt(int n) {
    if (n <= 0) {
      throw new IllegalArgumentException("n is " + n + "; it must be positive");
    }
    long product = (nextLong() >>> 32) * n;
    if ((product & 0xFFFFFFFFL) < n) {
      long threshold = (1L << 32) % n;
      while ((product & 0xFFFFFFFFL) < threshold) {
        product = (nextLong() >>> 32) * n;
      }
    }
    return (int) (product >>> 32);
  }
}
