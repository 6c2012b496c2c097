package org.murmuration.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.murmuration.experiment.Hearing;
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
   * @param told what the agent was told from outside by then
   * @throws IllegalStateException if an entry on the way is missing
   */
  static Memory recall(
      Protocol protocol,
      MemoryRule rule,
      int agent,
      long upTo,
      LongFunction<Optional<Entry>> history,
      List<String> told) {
    List<Kept> newestFirst = new ArrayList<>();
    List<Recollection> recollections = new ArrayList<>();
    Memory memory = Memory.EMPTY;
    long index = upTo;
    while (index >= 0 && !rule.suffices(recollections)) {
      long at = index;
      Entry entry =
          history
              .apply(index)
              .orElseThrow(() -> new IllegalStateException("entry " + at + " is not recorded"));
      if (entry instanceof Entry.Encountered encountered) {
        int seat = encountered.spec().seatOf(agent);
        keep(newestFirst, recollections, index, Hearing.recollect(protocol, encountered, seat));
        index = encountered.spec().seats().get(seat).previous();
      } else {
        Intervention intervention = ((Entry.Intervened) entry).intervention();
        if (intervention instanceof Intervention.Plant plant) {
          for (int i = plant.memory().size() - 1; i >= 0; i--) {
            keep(newestFirst, recollections, index, plant.memory().get(i));
          }
        } else if (intervention instanceof Intervention.Rewrite) {
          memory = after(rule, memory, at, intervention);
        }
        index = previous(intervention, agent);
      }
    }
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Kept kept = newestFirst.get(i);
      memory = rule.remember(memory, kept.index(), kept.recollection());
    }
    return memory.past(upTo).telling(told);
  }

  private static void keep(
      List<Kept> newestFirst, List<Recollection> recollections, long index, Recollection kept) {
    newestFirst.add(new Kept(index, kept));
    if (kept != null) {
      recollections.add(kept);
    }
  }

  /** The entry before an intervention into what an agent remembers, as far as it matters. */
  static long previous(Intervention intervention, int agent) {
    List<Long> previous =
        intervention instanceof Intervention.Plant plant
            ? plant.previous()
            : intervention instanceof Intervention.Broadcast broadcast
                ? broadcast.previous()
                : intervention instanceof Intervention.Branch branch
                    ? branch.previous()
                    : List.of();
    int place = Collections.binarySearch(intervention.agents(), agent);
    return previous.isEmpty() ? Memory.NOTHING : previous.get(place);
  }

  /**
   * What an agent remembers after an intervention at an index that concerns it, other than a branch
   * of its memory, for which the history is needed.
   */
  static Memory after(MemoryRule rule, Memory before, long index, Intervention intervention) {
    if (intervention instanceof Intervention.Rewrite rewrite) {
      return added(rule, Memory.EMPTY, index, rewrite.memory());
    }
    if (intervention instanceof Intervention.Plant plant) {
      return added(rule, before, index, plant.memory());
    }
    return intervention instanceof Intervention.Broadcast broadcast
        ? before.told(index, broadcast.text())
        : before;
  }

  private static Memory added(
      MemoryRule rule, Memory before, long index, List<Recollection> items) {
    Memory memory = before.past(index);
    for (Recollection item : items) {
      memory = rule.remember(memory, index, item);
    }
    return memory;
  }

  private record Kept(long index, Recollection recollection) {}
}
