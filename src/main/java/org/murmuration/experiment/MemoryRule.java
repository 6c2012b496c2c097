package org.murmuration.experiment;

import java.util.List;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * How recollections become memory. Must be such that folding any suffix of an agent's recollections
 * that {@link #suffices} gives the same memory as folding all of them: that is what lets an agent
 * recover from the journal without reading all of it.
 */
public interface MemoryRule {

  /** The memory after an entry of which {@code recollection} is kept (null: nothing). */
  Memory remember(Memory memory, long index, Recollection recollection);

  /** Whether anything older than these recollections (newest first) cannot matter any more. */
  boolean suffices(List<Recollection> newestFirst);
}
