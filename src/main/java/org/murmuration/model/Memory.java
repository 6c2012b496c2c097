package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What an agent remembers: its recollections, oldest first, the texts it was told from outside, and
 * the index of the last entry of the history (encounter or intervention into what it remembers)
 * that they include. Immutable; an agent replaces its memory, never edits it.
 */
public final class Memory {

  /** {@link #last()} of an agent to which nothing has happened. */
  public static final long NOTHING = -1;

  /** The memory of an agent to which nothing has happened. */
  public static final Memory EMPTY = new Memory(NOTHING, new Recollection[0], List.of());

  private final long last;
  private final Recollection[] recollections;
  private final List<String> told;

  private Memory(long last, Recollection[] recollections, List<String> told) {
    this.last = last;
    this.recollections = recollections;
    this.told = told;
  }

  /**
   * A memory that includes everything up to entry {@code last}, of an agent that was told nothing.
   */
  public static Memory of(long last, List<Recollection> recollections) {
    return of(last, recollections, null);
  }

  /** A memory that includes everything up to entry {@code last}. */
  @JsonCreator
  public static Memory of(
      @JsonProperty("last") long last,
      @JsonProperty("recollections") List<Recollection> recollections,
      @JsonProperty("told") List<String> told) {
    return new Memory(
        last,
        recollections.toArray(Recollection[]::new),
        told == null ? List.of() : List.copyOf(told));
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

  /** The texts it was told from outside, oldest first. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public List<String> told() {
    return told;
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
    return new Memory(index, recollections, told);
  }

  /** The same including entry {@code index}, with these recollections instead. */
  public Memory with(long index, List<Recollection> instead) {
    return new Memory(index, instead.toArray(Recollection[]::new), told);
  }

  /** The same including entry {@code index}, by which it was told a text. */
  public Memory told(long index, String text) {
    List<String> all = new ArrayList<>(told);
    all.add(text);
    return new Memory(index, recollections, List.copyOf(all));
  }

  /** The same recollections, with these texts as all that it was told. */
  public Memory telling(List<String> texts) {
    return new Memory(last, recollections, List.copyOf(texts));
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
    return new Memory(index, next, told);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Memory that
        && last == that.last
        && Arrays.equals(recollections, that.recollections)
        && told.equals(that.told);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(last) + Arrays.hashCode(recollections);
  }

  @Override
  public String toString() {
    String texts = told.isEmpty() ? "" : ", told=" + told;
    return "Memory[last=" + last + ", " + Arrays.toString(recollections) + texts + "]";
  }
}
