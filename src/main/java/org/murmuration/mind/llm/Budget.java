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

  private volatile Limits limits;
  private final long start = System.nanoTime();
  private Tally spent = Tally.NONE;
  private Share reserved = Share.NONE;

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

    /** Whether calls have to be counted; else only the time is limited, if anything. */
    boolean areOnCalls() {
      return calls != null || tokens != null || money != null;
    }

    /** Limits of time alone, as these have it. */
    Limits ofTime() {
      return new Limits(null, null, null, currency, hours);
    }

    /** Limits of calls alone, as these have them. */
    public Limits onCalls() {
      return new Limits(calls, tokens, money, currency, null);
    }

    /** Whether a share can be reserved beside what is spent and what is reserved already. */
    Grant grant(Tally spent, Share reserved, Share asked) {
      if (fits(calls, spent.calls() + reserved.calls() + asked.calls())
          && fits(tokens, spent.tokens() + reserved.tokens() + asked.tokens())
          && fits(inMicros(), spent.micros() + reserved.micros() + asked.micros())) {
        return Grant.GRANTED;
      }
      return reserved.calls() > 0 ? Grant.WAIT : Grant.SPENT;
    }

    private Long inMicros() {
      return money == null ? null : Math.round(money * MICROS);
    }

    private static boolean fits(Long limit, long value) {
      return limit == null || value <= limit;
    }

    private static double above0(Settings block, String key) {
      double value = block.number(key, 0, Double.MAX_VALUE);
      if (value == 0) {
        throw block.error(key, "is 0; it must be above 0, or be left out for no limit");
      }
      return value;
    }
  }

  /** What calls under way may take at most, together. */
  record Share(long calls, long tokens, long micros) {

    static final Share NONE = new Share(0, 0, 0);

    Share plus(Share other) {
      return new Share(calls + other.calls, tokens + other.tokens, micros + other.micros);
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

  /** From now on these limits hold; what is spent stays spent. */
  public synchronized void change(Limits other) {
    limits = other;
  }

  /** Asks for what a call may take at most. */
  synchronized Grant reserve(long tokens, long micros) {
    if (isOver()) {
      return Grant.SPENT;
    }
    Share asked = new Share(1, tokens, micros);
    Grant grant = limits.grant(spent, reserved, asked);
    if (grant == Grant.GRANTED) {
      reserved = reserved.plus(asked);
    }
    return grant;
  }

  /** Gives back what was reserved for a call and counts what it took. */
  synchronized void settle(long tokens, long micros, Tally taken) {
    reserved = reserved.plus(new Share(-1, -tokens, -micros));
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
    return inWords(spent);
  }

  /** The limits and how much of them is spent if this is, in words. */
  String inWords(Tally spent) {
    StringBuilder words = new StringBuilder();
    add(words, limits.calls, spent.calls(), "calls");
    add(words, limits.tokens, spent.tokens(), "tokens");
    if (limits.money != null) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(
          String.format(
              Locale.ROOT, "%.4f of %s %s", spent.money(), limits.money, limits.currency));
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
}
