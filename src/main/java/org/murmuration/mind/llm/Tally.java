package org.murmuration.mind.llm;

import java.util.Locale;

/**
 * Counts of calls and what they took.
 *
 * @param calls requests sent, repeated ones included
 * @param failed those of them that brought no answer
 * @param input tokens of requests, cached ones included
 * @param cached tokens of requests that the provider had in its cache
 * @param output tokens of answers
 * @param micros millionths of the currency
 */
public record Tally(long calls, long failed, long input, long cached, long output, long micros) {

  /** Nothing. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        calls + other.calls,
        failed + other.failed,
        input + other.input,
        cached + other.cached,
        output + other.output,
        micros + other.micros);
  }

  /** What it cost, in units of the currency. */
  public double money() {
    return micros / 1e6;
  }

  /** What it cost, in words. */
  public String cost(String currency) {
    return String.format(Locale.ROOT, "%.4f %s", money(), currency);
  }

  /** Input and output together. */
  public long tokens() {
    return input + output;
  }
}
