package org.murmuration.mind.llm;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time to the millisecond in ISO 8601, for records that note it many times a second. */
final class Moment {

  private static final long MILLIS = TimeUnit.SECONDS.toMillis(1);

  /** A second, written up to the point before its fraction. */
  private record Second(long number, String text) {}

  private static volatile Second latest = second(0);

  private Moment() {}

  static String now() {
    long millis = System.currentTimeMillis();
    long number = Math.floorDiv(millis, MILLIS);
    Second second = latest;
    if (second.number() != number) {
      second = second(number);
      latest = second;
    }
    long fraction = millis - number * MILLIS;
    String zeros = fraction < 10 ? "00" : fraction < 100 ? "0" : "";
    return second.text() + zeros + fraction + "Z";
  }

  private static Second second(long number) {
    String text = Instant.ofEpochSecond(number).toString();
    return new Second(number, text.substring(0, text.length() - 1) + ".");
  }
}
