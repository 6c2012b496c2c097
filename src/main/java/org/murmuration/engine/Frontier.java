package org.murmuration.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Seat;

/**
 * The encounters between the journaled prefix and the last one drawn: which of them wait for a
 * predecessor, which may go out, which are under way, which are done and wait for their turn in the
 * journal. A ring over the index; drawing, releasing and completing cost constant time.
 */
final class Frontier {

  private static final int MAX_LOOK_AHEAD = 1 << 22;

  private final int lookAhead;
  private final int mask;
  private final EncounterSpec[] specs;
  private final Outcome[] outcomes;
  private final boolean[] out;
  private final int[] waiting;
  private final long[][] successors;
  private final int[] successorCount;
  private final ArrayDeque<EncounterSpec> ready = new ArrayDeque<>();
  private EncounterSpec readyFirst;
  private long first;
  private long next;
  private long farthestOut = -1;
  private int inFlight;

  /** A frontier of at most {@code lookAhead} encounters, beginning at index 0. */
  Frontier(int lookAhead) {
    this.lookAhead = Math.min(lookAhead, MAX_LOOK_AHEAD);
    int capacity = Integer.highestOneBit(this.lookAhead * 2 - 1);
    mask = capacity - 1;
    specs = new EncounterSpec[capacity];
    outcomes = new Outcome[capacity];
    out = new boolean[capacity];
    waiting = new int[capacity];
    successors = new long[capacity][];
    successorCount = new int[capacity];
  }

  /** How many entries there may be at most between the journaled prefix and the last one drawn. */
  int lookAhead() {
    return lookAhead;
  }

  /** Index of the first entry that is not journaled. */
  long first() {
    return first;
  }

  /** Index of the next entry to draw. */
  long next() {
    return next;
  }

  int inFlight() {
    return inFlight;
  }

  /** Adds the encounter with index {@link #next()}. */
  void add(EncounterSpec spec) {
    int slot = slot(next);
    specs[slot] = spec;
    int predecessors = 0;
    for (int i = 0; i < spec.seats().size(); i++) {
      Seat seat = spec.seats().get(i);
      if (seat.previous() >= first && outcomes[slot(seat.previous())] == null) {
        addSuccessor(slot(seat.previous()), next);
        predecessors++;
      }
    }
    waiting[slot] = predecessors;
    next++;
    if (predecessors == 0) {
      release(spec);
    }
  }

  private void release(EncounterSpec spec) {
    if (readyFirst == null && ready.isEmpty()) {
      readyFirst = spec;
    } else {
      ready.add(spec);
    }
  }

  /**
   * Takes the index {@link #next()} for an entry that is journaled at once; nothing is under way.
   */
  void skip() {
    next++;
    first++;
  }

  /**
   * The next encounter that may go out, which is then under way; null if there is none.
   *
   * @param before only those with an index below this one
   */
  EncounterSpec dispatch(long before) {
    EncounterSpec spec = before >= next ? poll() : pollBefore(before);
    if (spec != null) {
      out[slot(spec.index())] = true;
      farthestOut = Math.max(farthestOut, spec.index());
      inFlight++;
    }
    return spec;
  }

  private EncounterSpec poll() {
    EncounterSpec spec = readyFirst;
    readyFirst = null;
    return spec == null ? ready.poll() : spec;
  }

  private EncounterSpec pollBefore(long before) {
    if (readyFirst != null && readyFirst.index() < before) {
      return poll();
    }
    for (Iterator<EncounterSpec> waiting = ready.iterator(); waiting.hasNext(); ) {
      EncounterSpec spec = waiting.next();
      if (spec.index() < before) {
        waiting.remove();
        return spec;
      }
    }
    return null;
  }

  /** The largest index that ever went out, or −1. */
  long farthestOut() {
    return farthestOut;
  }

  /** Takes the outcome of an encounter; false if it was not under way (a duplicate). */
  boolean complete(long index, Outcome outcome) {
    int slot = slot(index);
    if (index < first || index >= next || !out[slot] || outcomes[slot] != null) {
      return false;
    }
    outcomes[slot] = outcome;
    inFlight--;
    for (int i = 0; i < successorCount[slot]; i++) {
      int successor = slot(successors[slot][i]);
      if (--waiting[successor] == 0) {
        release(specs[successor]);
      }
    }
    successorCount[slot] = 0;
    return true;
  }

  /** Whether the first entry is done. */
  boolean firstIsDone() {
    return first < next && outcomes[slot(first)] != null;
  }

  EncounterSpec firstSpec() {
    return specs[slot(first)];
  }

  Outcome firstOutcome() {
    return outcomes[slot(first)];
  }

  /** Drops the first entry, which is journaled now. */
  void advance() {
    int slot = slot(first++);
    specs[slot] = null;
    outcomes[slot] = null;
    out[slot] = false;
  }

  /** The spec of an encounter that is drawn and not journaled, else null. */
  EncounterSpec spec(long index) {
    return index >= first && index < next ? specs[slot(index)] : null;
  }

  /** The outcome of an encounter that is done and not journaled, else null. */
  Outcome outcome(long index) {
    return index >= first && index < next ? outcomes[slot(index)] : null;
  }

  /** Calls for each encounter under way, in index order. */
  void forEachInFlight(Consumer<EncounterSpec> action) {
    for (long index = first; index < next; index++) {
      int slot = slot(index);
      if (out[slot] && outcomes[slot] == null) {
        action.accept(specs[slot]);
      }
    }
  }

  private void addSuccessor(int slot, long successor) {
    long[] list = successors[slot];
    if (list == null || successorCount[slot] == list.length) {
      list = list == null ? new long[2] : Arrays.copyOf(list, list.length * 2);
      successors[slot] = list;
    }
    list[successorCount[slot]++] = successor;
  }

  private int slot(long index) {
    return (int) index & mask;
  }
}
