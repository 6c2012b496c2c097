package org.murmuration.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
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

  /** An array holds no more. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  /** What a frame holds besides: addresses, the name of the message's class, an envelope. */
  private static final int ENVELOPE = 8 * KIBI;

  private static final Duration SOONEST = Duration.ofMillis(10);

  private static final String BLOCK = "murmuration.freight.";

  /** Reads a node configuration; throws {@link InputError} if there is something wrong with it. */
  static FreightSettings of(Config node) {
    try {
      return read(node);
    } catch (ConfigException e) {
      throw new InputError(e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  private static FreightSettings read(Config node) {
    long frame = node.getBytes("akka.remote.artery.advanced.maximum-frame-size");
    long limit = node.getBytes(BLOCK + "limit");
    check(
        node,
        "limit",
        limit >= LEAST && limit <= frame - ENVELOPE,
        LEAST / KIBI + " KiB to " + (frame - ENVELOPE) / KIBI + " KiB, to fit into a frame");
    long room = node.getBytes(BLOCK + "room");
    check(
        node,
        "room",
        room >= limit && room <= MOST,
        "at least murmuration.freight.limit, and less than 2 GiB");
    return new FreightSettings((int) limit, room, pause(node, "keep"), pause(node, "again"));
  }

  private static Duration pause(Config node, String key) {
    Duration pause = node.getDuration(BLOCK + key);
    check(node, key, pause.compareTo(SOONEST) >= 0, "10ms or longer");
    return pause;
  }

  private static void check(Config node, String key, boolean right, String wanted) {
    ConfigValue value = node.getValue(BLOCK + key);
    if (!right) {
      throw InputError.at(
          value.origin().description(),
          BLOCK + key + " is " + value.unwrapped() + "; it must be " + wanted);
    }
  }

  /** Bytes of a message that one part of it holds; the rest is for the numbers that go along. */
  int part() {
    return limit - KIBI;
  }
}
