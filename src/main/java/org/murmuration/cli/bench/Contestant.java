package org.murmuration.cli.bench;

import java.time.Duration;

/** One way to play the game. */
interface Contestant extends AutoCloseable {

  /** Its name on the command line and in results. */
  String name();

  /**
   * Plays a game from its beginning.
   *
   * @param leadIn how long it plays before it counts
   * @param time for how long it counts
   */
  Reading play(Duration leadIn, Duration time);

  @Override
  default void close() {}
}
