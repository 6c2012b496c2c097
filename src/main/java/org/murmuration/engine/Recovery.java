package org.murmuration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * Rebuilds an agent's memory from the history: walks back along predecessor links, from the entry
 * it must include, as far as its memory reaches, and folds forward again.
 */
final class Recovery {

  private Recovery() {}

  /**
   * The memory of an agent that includes entry {@code upTo} and everything before it.
   *
   * @param history the entries by index
   * @throws IllegalStateException if an entry on the way is missing
   */
  static Memory recall(
      Protocol protocol,
      MemoryRule rule,
      int agent,
      long upTo,
      LongFunction<Optional<Entry>> history) {
    List<Kept> newestFirst = new ArrayList<>();
    List<Recollection> recollections = new ArrayList<>();
    List<Recollection> planted = List.of();
    long plantedAt = Memory.NOTHING;
    long index = upTo;
    while (index >= 0 && !rule.suffices(recollections)) {
      long at = index;
      Entry entry =
          history
              .apply(index)
              .orElseThrow(() -> new IllegalStateException("entry " + at + " is not recorded"));
      if (entry instanceof Entry.Intervened intervened) {
        if (intervened.intervention() instanceof Intervention.Rewrite rewrite) {
          planted = rewrite.memory();
          plantedAt = index;
        }
        break;
      }
      Entry.Encountered encountered = (Entry.Encountered) entry;
      int seat = encountered.spec().seatOf(agent);
      Recollection kept = protocol.recollect(encountered.outcome(), seat);
      newestFirst.add(new Kept(index, kept));
      if (kept != null) {
        recollections.add(kept);
      }
      index = encountered.spec().seats().get(seat).previous();
    }
    Memory memory = plantedMemory(rule, plantedAt, planted);
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Kept kept = newestFirst.get(i);
      memory = rule.remember(memory, kept.index(), kept.recollection());
    }
    return memory.past(upTo);
  }

  /** The memory that a rewriting intervention at an index leaves an agent with. */
  static Memory plantedMemory(MemoryRule rule, long index, List<Recollection> planted) {
    Memory memory = Memory.EMPTY.past(index);
    for (Recollection recollection : planted) {
      memory = rule.remember(memory, index, recollection);
    }
    return memory;
  }

  private record Kept(long index, Recollection recollection) {}
}
