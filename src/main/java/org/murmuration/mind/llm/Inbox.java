package org.murmuration.mind.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What many threads hand in for one thread, which takes all of it at a time. Thread-safe. */
final class Inbox<T> {

  private List<T> items = new ArrayList<>();
  private boolean woken;
  private boolean closed;

  /** Hands something in; false if it is closed. */
  synchronized boolean put(T item) {
    if (closed) {
      return false;
    }
    items.add(item);
    notifyAll();
    return true;
  }

  /** Lets the taker look again although nothing was handed in. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** Nothing more can be handed in. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Whether it is closed and everything was taken. */
  synchronized boolean isDone() {
    return closed && items.isEmpty();
  }

  /**
   * Everything handed in since the last time; waits for something.
   *
   * @param most how long at most; null: as long as it takes
   */
  synchronized List<T> take(Duration most) throws InterruptedException {
    long until = most == null ? Long.MAX_VALUE : System.nanoTime() + most.toNanos();
    while (items.isEmpty() && !woken && !closed) {
      if (most == null) {
        wait();
      } else {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          break;
        }
        wait(millis);
      }
    }
    woken = false;
    return rest();
  }

  /** Everything handed in since the last time, if only nothing. */
  synchronized List<T> rest() {
    List<T> taken = items;
    items = new ArrayList<>();
    return taken;
  }
}
