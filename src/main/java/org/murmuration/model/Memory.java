package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What an agent remembers: its recollections, oldest first, and the index of the last entry of the
 * history (encounter or rewriting intervention) that they include. Immutable; an agent replaces its
 * memory, never edits it.
 */
public final class Memory {

  /** {@link #last()} of an agent to which nothing has happened. */
  public static final long NOTHING = -1;

  /** The memory of an agent to which nothing has happened. */
  public static final Memory EMPTY = new Memory(NOTHING, new Recollection[0]);

  private final long last;
  private final Recollection[] recollections;

  private Memory(long last, Recollection[] recollections) {
    this.last = last;
    this.recollections = recollections;
  }

  /** A memory that includes everything up to entry {@code last}. */
  @JsonCreator
  public static Memory of(
      @JsonProperty("last") long last,
      @JsonProperty("recollections") List<Recollection> recollections) {
    return new Memory(last, recollections.toArray(Recollection[]::new));
  }

  /** Index of the last entry this memory includes, or {@link #NOTHING}. */
  @JsonProperty
  public long last() {
    return last;
  }

  /** The recollections, oldest first; unmodifiable. */
  @JsonProperty
  public List<Recollection> recollections() {
    return Collections.unmodifiableList(Arrays.asList(recollections));
  }

  /** How many recollections there are. */
  public int size() {
    return recollections.length;
  }

  /** Recollection number {@code position}, 0 being the oldest. */
  public Recollection get(int position) {
    return recollections[position];
  }

  /** The same recollections, including entry {@code index}, of which nothing was kept. */
  public Memory past(long index) {
    return new Memory(index, recollections);
  }

  /**
   * The memory after entry {@code index}: {@code added} is appended and at most the newest {@code
   * limit} recollections stay.
   */
  public Memory with(long index, Recollection added, int limit) {
    int kept = Math.min(recollections.length, limit - 1);
    if (kept < 0) {
      return past(index);
    }
    Recollection[] next = new Recollection[kept + 1];
    System.arraycopy(recollections, recollections.length - kept, next, 0, kept);
    next[kept] = added;
    return new Memory(index, next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Memory that
        && last == that.last
        && Arrays.equals(recollections, that.recollections);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(last) + Arrays.hashCode(recollections);
  }

  @Override
  public String toString() {
    return "Memory[last=" + last + ", " + Arrays.toString(recollections) + "]";
  }
}
