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

  /** Makes what was appended survive the end of this process. */
  void flush();

  /** How many entries there are, and the index of the next one. */
  long size();

  /** The entries from the first on, in order. */
  Iterator<Entry> entries();

  /** The entry at an index, if it is there. */
  Optional<Entry> read(long index);

  @Override
  void close();
}
