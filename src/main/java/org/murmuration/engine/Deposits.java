package org.murmuration.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What waits on a node to be fetched from it: each deposit for a while since it was last asked for,
 * all together up to so many bytes. Where room is wanted, the one that nobody asked for the longest
 * goes. Thread-safe.
 */
final class Deposits {

  private record Deposit(byte[] bytes, long touched) {}

  private final long room;
  private final long keep;
  private final LongSupplier nanos;
  private final Map<Long, Deposit> byNumber = new LinkedHashMap<>();
  private long last;
  private long bytes;

  /**
   * Room for deposits.
   *
   * @param nanos a clock, in nanoseconds from any origin
   */
  Deposits(long room, Duration keep, LongSupplier nanos) {
    this.room = room;
    this.keep = keep.toNanos();
    this.nanos = nanos;
  }

  /**
   * Takes bytes in, which nobody may change from then on; the number they are fetched by.
   *
   * @throws IllegalArgumentException if there is no room for them even when nothing else is there
   */
  synchronized long put(byte[] deposit) {
    if (deposit.length > room) {
      throw new IllegalArgumentException(
          deposit.length + " bytes are more than murmuration.freight.room, " + room + " bytes");
    }
    expire();
    Iterator<Deposit> oldest = byNumber.values().iterator();
    while (bytes + deposit.length > room) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
    keep(++last, deposit);
    return last;
  }

  private void keep(long number, byte[] deposit) {
    byNumber.put(number, new Deposit(deposit, nanos.getAsLong()));
    bytes += deposit.length;
  }

  /**
   * A part of a deposit.
   *
   * @param from index of its first byte
   * @param most bytes it has at most
   * @return null if there is nothing of the kind
   */
  synchronized byte[] part(long number, int from, int most) {
    expire();
    Deposit found = byNumber.get(number);
    if (found == null || from < 0 || from >= found.bytes().length) {
      return null;
    }
    byte[] deposit = found.bytes();
    remove(number);
    keep(number, deposit);
    return Arrays.copyOfRange(deposit, from, Math.min(deposit.length, from + most));
  }

  synchronized void remove(long number) {
    Deposit gone = byNumber.remove(number);
    if (gone != null) {
      bytes -= gone.bytes().length;
    }
  }

  /** Lets go of what nobody asked for in time. */
  synchronized void expire() {
    long now = nanos.getAsLong();
    Iterator<Deposit> oldest = byNumber.values().iterator();
    while (oldest.hasNext()) {
      Deposit deposit = oldest.next();
      if (now - deposit.touched() < keep) {
        return;
      }
      bytes -= deposit.bytes().length;
      oldest.remove();
    }
  }

  synchronized int count() {
    return byNumber.size();
  }

  synchronized long bytes() {
    return bytes;
  }
}
