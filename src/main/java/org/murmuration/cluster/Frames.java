package org.murmuration.cluster;

import com.typesafe.config.Config;

/**
 * How large a message may be: a larger one would be dropped on its way, each time it is sent. Calls
 * and their answers go by the stream for large messages.
 */
final class Frames {

  private static final String SETTING = "akka.remote.artery.advanced.maximum-large-frame-size";

  /** What a message has beside the body of a call or the text of an answer. */
  private static final long ROOM = 8192;

  private Frames() {}

  /** Bytes that a request or an answer may have. */
  static long largest(Config config) {
    return config.getBytes(SETTING) - ROOM;
  }

  /** What to do about one that has more, in words for the user. */
  static String remedy(long bytes) {
    return SETTING + " must be more than " + (bytes + ROOM) + " bytes on every node";
  }
}
