package org.murmuration.journal.postgres;

import java.util.Optional;
import org.murmuration.model.Entry;

/**
 * The latest entries of a journal as objects, so that agents recover without the database as long
 * as it is not of entries far back. Not thread-safe.
 */
final class RecentEntries {

  private Entry[] slots;

  /** Room for so many entries. */
  RecentEntries(int room) {
    slots = new Entry[room];
  }

  /**
   * Adds the newest entry.
   *
   * @param safe entries from this index on are in no other place and must stay here
   */
  void add(Entry entry, long safe) {
    if (entry.index() - safe >= slots.length) {
      grow();
    }
    slots[slot(entry.index())] = entry;
  }

  /** Takes an entry that was read again, unless a newer one has its place. */
  void offer(Entry entry) {
    Entry present = slots[slot(entry.index())];
    if (present == null || present.index() < entry.index()) {
      slots[slot(entry.index())] = entry;
    }
  }

  Optional<Entry> at(long index) {
    Entry present = slots[slot(index)];
    return present != null && present.index() == index ? Optional.of(present) : Optional.empty();
  }

  private void grow() {
    Entry[] before = slots;
    slots = new Entry[2 * before.length];
    for (Entry entry : before) {
      if (entry != null) {
        slots[slot(entry.index())] = entry;
      }
    }
  }

  private int slot(long index) {
    return (int) (index % slots.length);
  }
}
