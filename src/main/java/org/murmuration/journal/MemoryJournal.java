package org.murmuration.journal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Entry;

/**
 * A journal that is lost with the process. For runs of which only the figures are wanted, it may
 * keep nothing at all.
 */
public final class MemoryJournal implements Journal {

  private final List<Entry> entries = new ArrayList<>();
  private final boolean keeping;
  private long size;

  private MemoryJournal(boolean keeping) {
    this.keeping = keeping;
  }

  /** A journal that keeps every entry. */
  public static MemoryJournal keeping() {
    return new MemoryJournal(true);
  }

  /** A journal that only counts; nothing can be read back from it. */
  public static MemoryJournal counting() {
    return new MemoryJournal(false);
  }

  @Override
  public void append(Entry entry) {
    if (entry.index() != size) {
      throw new IllegalArgumentException("entry " + entry.index() + " cannot follow " + (size - 1));
    }
    if (keeping) {
      entries.add(entry);
    }
    size++;
  }

  @Override
  public void flush() {}

  @Override
  public long size() {
    return size;
  }

  @Override
  public Iterator<Entry> entries() {
    return List.copyOf(entries).iterator();
  }

  @Override
  public Optional<Entry> read(long index) {
    return index >= 0 && index < entries.size()
        ? Optional.of(entries.get((int) index))
        : Optional.empty();
  }

  @Override
  public void close() {}
}
