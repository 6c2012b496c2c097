package org.murmuration.engine;

import com.typesafe.config.Config;
import java.time.Duration;
import org.murmuration.settings.InputError;

/**
 * How large messages cross nodes; none of it changes a result. Documented in {@code
 * conf/single.conf}.
 *
 * @param limit bytes from which on a message is fetched in parts, and of a part at most
 * @param room bytes that may wait on a node to be fetched
 * @param keep for how long they wait, counted from the last time they were asked for
 * @param again after how long without an answer a part is asked for again
 */
record FreightSettings(int limit, long room, Duration keep, Duration again) {

  private static final int KIBI = 1024;

  /** Parts and notices have to stay below the limit themselves. */
  private static final int LEAST = 4 * KIBI;

  /** What a frame holds besides: addresses, the name of the message's class, an envelope. */
  private static final int ENVELOPE = 8 * KIBI;

  private static final String LIMIT = "murmuration.freight.limit";
  private static final String FRAME = "akka.remote.artery.advanced.maximum-frame-size";

  /** Reads a node configuration; throws {@link InputError} if the limit is none to work with. */
  static FreightSettings of(Config node) {
    long limit = node.getBytes(LIMIT);
    long most = node.getBytes(FRAME) - ENVELOPE;
    if (limit < LEAST || limit > most) {
      throw InputError.at(
          node.getValue(LIMIT).origin().description(),
          LIMIT
              + (" is " + limit + " bytes; it must be " + LEAST / KIBI + " KiB to ")
              + (most / KIBI + " KiB with the " + FRAME + " there is"));
    }
    return new FreightSettings(
        (int) limit,
        Math.min(node.getBytes("murmuration.freight.room"), Integer.MAX_VALUE - ENVELOPE),
        node.getDuration("murmuration.freight.keep"),
        node.getDuration("murmuration.freight.again"));
  }

  /** Bytes of a message that one part of it holds; the rest is for the numbers that go along. */
  int part() {
    return limit - KIBI;
  }
}
