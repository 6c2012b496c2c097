package org.murmuration.mind.llm;

import java.time.Duration;
import java.util.Locale;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * What a batch may spend on calls. What a call may take at most is reserved before it is sent, so
 * that the limits hold whatever is under way; what it did not take is given back. Thread-safe.
 */
public final class Budget {

  private static final double MICROS = 1e6;

  private final Limits limits;
  private final long start = System.nanoTime();
  private Tally spent = Tally.NONE;
  private long reservedCalls;
  private long reservedTokens;
  private long reservedMicros;

  /**
   * Limits of a budget; null where there is none.
   *
   * @param calls requests sent
   * @param tokens input and output together
   * @param money in units of the currency
   * @param currency the currency of money and prices
   * @param hours of one session
   */
  public record Limits(Long calls, Long tokens, Double money, String currency, Double hours) {

    /**
     * Reads the {@code budget} block of a scenario.
     *
     * @throws InputError if a limit is not above 0
     */
    public static Limits read(Settings block) {
      for (String key : new String[] {"calls", "tokens", "money", "hours"}) {
        block.remember(key);
      }
      return new Limits(
          block.has("calls") ? (Long) block.whole("calls", 1, 1L << 53) : null,
          block.has("tokens") ? (Long) block.whole("tokens", 1, 1L << 53) : null,
          block.has("money") ? (Double) above0(block, "money") : null,
          block.text("currency"),
          block.has("hours") ? (Double) above0(block, "hours") : null);
    }

    private static double above0(Settings block, String key) {
      double value = block.number(key, 0, Double.MAX_VALUE);
      if (value == 0) {
        throw block.error(key, "is 0; it must be above 0, or be left out for no limit");
      }
      return value;
    }
  }

  /** What became of a request for a share of the budget. */
  enum Grant {
    /** It is reserved. */
    GRANTED,
    /** It may become free when calls under way take less than they might. */
    WAIT,
    /** It is spent. */
    SPENT
  }

  /** A budget of which {@code before} is spent already. */
  public Budget(Limits limits, Tally before) {
    this.limits = limits;
    this.spent = before;
  }

  /** Asks for what a call may take at most. */
  synchronized Grant reserve(long tokens, long micros) {
    if (isOver()) {
      return Grant.SPENT;
    }
    if (fits(limits.calls, spent.calls() + reservedCalls + 1)
        && fits(limits.tokens, spent.tokens() + reservedTokens + tokens)
        && fits(money(), spent.micros() + reservedMicros + micros)) {
      reservedCalls++;
      reservedTokens += tokens;
      reservedMicros += micros;
      return Grant.GRANTED;
    }
    return reservedCalls > 0 ? Grant.WAIT : Grant.SPENT;
  }

  /** Gives back what was reserved for a call and counts what it took. */
  synchronized void settle(long tokens, long micros, Tally taken) {
    reservedCalls--;
    reservedTokens -= tokens;
    reservedMicros -= micros;
    spent = spent.plus(taken);
  }

  /** Whether the time is over. */
  boolean isOver() {
    return limits.hours != null
        && System.nanoTime() - start >= limits.hours * Duration.ofHours(1).toNanos();
  }

  /** The limits. */
  public Limits limits() {
    return limits;
  }

  /** What has been spent. */
  public synchronized Tally spent() {
    return spent;
  }

  /** The limits and what of them is spent, in words. */
  public synchronized String inWords() {
    StringBuilder words = new StringBuilder();
    add(words, limits.calls, spent.calls(), "calls");
    add(words, limits.tokens, spent.tokens(), "tokens");
    if (limits.money != null) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(
          String.format(
              Locale.ROOT,
              "%.4f of %s %s",
              spent.micros() / MICROS,
              limits.money,
              limits.currency));
    }
    if (limits.hours != null) {
      words.append(words.isEmpty() ? "" : ", ");
      double hours = (System.nanoTime() - start) / (double) Duration.ofHours(1).toNanos();
      words.append(String.format(Locale.ROOT, "%.2f of %s hours", hours, limits.hours));
    }
    return words.toString();
  }

  private static void add(StringBuilder words, Long limit, long spent, String what) {
    if (limit != null) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(String.format(Locale.ROOT, "%,d of %,d %s", spent, limit, what));
    }
  }

  private Long money() {
    return limits.money == null ? null : Math.round(limits.money * MICROS);
  }

  private static boolean fits(Long limit, long value) {
    return limit == null || value <= limit;
  }
}
