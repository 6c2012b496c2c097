package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.TranscriptMemory;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * What an agent remembers: the party, as far as there is room, and behind it the brainstorm it had
 * last. Earlier brainstorms are forgotten, so that all word sets are met alike.
 */
record SentencesMemory(TranscriptMemory party) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    if (recollection == null) {
      return memory.past(index);
    }
    List<Recollection> party = new ArrayList<>(memory.recollections());
    Brainstorm latest = null;
    if (!party.isEmpty() && party.get(party.size() - 1) instanceof Brainstorm last) {
      latest = last;
      party.remove(party.size() - 1);
    }
    if (recollection instanceof Brainstorm next) {
      party.add(next);
      return memory.with(index, party);
    }
    Memory after = this.party.remember(memory.with(memory.last(), party), index, recollection);
    if (latest == null) {
      return after;
    }
    List<Recollection> both = new ArrayList<>(after.recollections());
    both.add(latest);
    return after.with(index, both);
  }

  /**
   * A suffix must reach back to a brainstorm, too: the latest may be older than a planted memory.
   */
  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    List<Recollection> rest =
        newestFirst.stream().filter(kept -> !(kept instanceof Brainstorm)).toList();
    return rest.size() < newestFirst.size() && party.suffices(rest);
  }
}
