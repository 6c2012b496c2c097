package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * A member remembers its last few games.
 *
 * @param window how many
 */
record GoodsMemory(int window) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    return recollection == null ? memory.past(index) : memory.with(index, recollection, window);
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    return newestFirst.size() >= window;
  }
}
