package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * A member of a company remembers the last few things of which it kept anything.
 *
 * @param window how many, 1 or more
 */
record CompanyMemory(int window) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    return recollection == null ? memory.past(index) : memory.with(index, recollection, window);
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    return newestFirst.size() >= window;
  }
}
