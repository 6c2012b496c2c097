package org.murmuration.journal;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Optional;
import org.murmuration.model.Entry;

/**
 * The history of a run, appended in index order: data set, recovery log and replay input at once.
 * It holds no clock, thread or node name, so equal histories are equal bytes. Written by one
 * thread.
 */
public interface Journal extends Closeable {

  /**
   * Appends the entry whose index is {@link #size()}.
   *
   * @throws JournalException if it cannot be written; what was written before stays
   */
  void append(Entry entry);

  /** Makes what was appended survive the end of this process, or begins to; see {@link #safe}. */
  void flush();

  /**
   * How many entries survive the end of this process.
   *
   * @throws JournalException if those behind can never be made to
   */
  default long safe() {
    return size();
  }

  /** Whether so much waits to be written that nothing further should be appended for a while. */
  default boolean isBehind() {
    return false;
  }

  /** Why writing does not get on at the moment, in one line for the user; empty while it does. */
  default String trouble() {
    return "";
  }

  /**
   * How often the journal has been taken over by a writer, which fences off those before. Stays the
   * same as long as this object may write.
   */
  default long epoch() {
    return 0;
  }

  /** How many entries there are, and the index of the next one. */
  long size();

  /** The entries from the first on, in order. */
  Iterator<Entry> entries();

  /** The entry at an index, if it is there. */
  Optional<Entry> read(long index);

  @Override
  void close();
}
