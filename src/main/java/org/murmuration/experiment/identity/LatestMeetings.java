package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * An agent remembers the latest of what it was part of.
 *
 * @param window how many meetings
 */
record LatestMeetings(int window) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    return recollection == null ? memory.past(index) : memory.with(index, recollection, window);
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    return newestFirst.size() >= window;
  }
}
