package org.murmuration.experiment.chainletter;

import java.util.regex.Pattern;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Recognises texts that ask to be passed on, by phrases ({@code calls} of {@code letters.json}) and
 * with a probability of missing one. Whether one is missed depends on the index and the turn alone,
 * so it is no matter of who asks.
 */
final class ChainFilter {

  private final Pattern calls =
      Pattern.compile(
          "\\b(?:" + String.join("|", Letters.load().calls()) + ")\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private final double catches;
  private final long draw;

  ChainFilter(double catches, long draw) {
    this.catches = catches;
    this.draw = draw;
  }

  /** Whether a text asks to be passed on. */
  boolean asks(String text) {
    return calls.matcher(text).find();
  }

  /** Whether it is flagged if it is said in this turn of this encounter. */
  boolean flags(String text, long index, int turn) {
    return asks(text)
        && (catches >= 1
            || RandomStream.of(draw, Purpose.MATERIAL, index, 0, turn).nextDouble() < catches);
  }
}
