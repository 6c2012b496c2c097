package org.murmuration.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, while something is under way elsewhere: holds the end of this process back until that has
 * been stopped and everything about it has been said. Used by one thread.
 */
final class Interrupt implements AutoCloseable {

  private static final Duration ACKNOWLEDGE = Duration.ofSeconds(15);
  private static final Duration FINISH = Duration.ofMinutes(5);

  private final CountDownLatch pressed = new CountDownLatch(1);
  private final CountDownLatch acknowledged = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold, "stop");

  private Interrupt() {}

  /** From now on Ctrl-C is noticed, until this is closed. */
  static Interrupt noticed() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /** Ctrl-C ends this process as usual. */
  static Interrupt unnoticed() {
    return new Interrupt();
  }

  /** Waits; whether Ctrl-C was pressed before the time was over. */
  boolean within(Duration time) {
    try {
      return pressed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What is under way elsewhere has been told to stop; the rest may take its time. */
  void acknowledge() {
    acknowledged.countDown();
  }

  private void hold() {
    pressed.countDown();
    try {
      if (acknowledged.await(ACKNOWLEDGE.toSeconds(), TimeUnit.SECONDS)) {
        finished.await(FINISH.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All has been said. */
  @Override
  public void close() {
    acknowledged.countDown();
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The virtual machine is shutting down already, which is what the hook was for.
    }
  }
}
