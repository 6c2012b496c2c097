package org.murmuration.cluster;

import com.typesafe.config.Config;

/**
 * How large a message may be: those above a frame are fetched in parts, but one that is larger than
 * all that may wait to be fetched would be lost, each time it is sent.
 */
final class Frames {

  private static final String SETTING = "murmuration.freight.room";

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
