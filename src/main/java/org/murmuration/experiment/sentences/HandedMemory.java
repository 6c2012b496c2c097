package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/** An agent in a chain remembers what it was handed last. */
record HandedMemory() implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    return recollection == null ? memory.past(index) : memory.with(index, recollection, 1);
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    return !newestFirst.isEmpty();
  }
}
