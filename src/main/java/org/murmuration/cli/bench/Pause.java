package org.murmuration.cli.bench;

import java.time.Duration;
import org.murmuration.engine.RunFailure;

/** Waiting while others work. */
final class Pause {

  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("interrupted", e);
    }
  }
}
