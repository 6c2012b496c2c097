package org.murmuration.server;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.murmuration.cluster.LiveControl;

/**
 * Notes in the audit log every command and every attempt that was refused. Of refused attempts only
 * so many a minute are written one by one, so that nobody can fill a disk with them; the others are
 * counted.
 */
final class Audit {

  /** What somebody is called who does not say. */
  static final String ANONYMOUS = "api";

  private static final int REFUSALS = 120;
  private static final int LONGEST = 2000;

  private final LiveControl control;
  private final AtomicLong unwritten = new AtomicLong();
  private final Bucket refusals =
      Bucket.builder()
          .addLimit(limit -> limit.capacity(REFUSALS).refillGreedy(REFUSALS, Duration.ofMinutes(1)))
          .build();

  Audit(LiveControl control) {
    this.control = control;
  }

  /**
   * Notes a command.
   *
   * @param run number of the run, or null for a batch as a whole
   */
  void command(long batch, Integer run, String by, String from, String what, String result) {
    control.note(
        batch, new LiveControl.AuditLine(now(), by, from, shortened(what), run, shortened(result)));
  }

  /**
   * Notes an attempt that was not let in.
   *
   * @param batch number of the batch it was about, or 0
   */
  void refusal(long batch, Integer run, String from, String what, String why) {
    if (!refusals.tryConsume(1)) {
      unwritten.incrementAndGet();
      return;
    }
    long others = unwritten.getAndSet(0);
    if (others > 0) {
      command(0, null, ANONYMOUS, "", "further attempts", "refused: " + others + " of them");
    }
    command(batch, run, ANONYMOUS, from, what, "refused: " + why);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
