package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * An agent remembers the last H exchanges. In a population with inventories it also keeps what its
 * inventory follows from: its last agreement and, of the exchanges since, the newest with each
 * word; before any agreement also its very first exchange, in which it may have invented a word.
 * What is older than H is kept as {@link Learnt}, so that minds without inventories remember no
 * more than they should.
 *
 * @param window how many exchanges are remembered (H)
 * @param inventories whether some mind of the population keeps an inventory
 */
record NamingMemory(int window, boolean inventories) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    if (recollection == null) {
      return memory.past(index);
    }
    if (!inventories) {
      return memory.with(index, recollection, window);
    }
    List<Recollection> all = new ArrayList<>(memory.size() + 1);
    for (int i = 0; i < memory.size(); i++) {
      all.add(memory.get(i));
    }
    all.add(recollection);
    List<Recollection> kept = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      boolean recent = i >= all.size() - window;
      if (recent || matters(all, i)) {
        kept.add(recent ? all.get(i) : new Learnt(Learnt.exchangeOf(all.get(i))));
      }
    }
    return memory.with(index, kept);
  }

  /** Whether the inventory depends on the exchange at a position. */
  private static boolean matters(List<Recollection> all, int position) {
    Exchange old = Learnt.exchangeOf(all.get(position));
    boolean repeated = false;
    for (int i = position + 1; i < all.size(); i++) {
      Exchange later = Learnt.exchangeOf(all.get(i));
      if (later.agreed()) {
        return false;
      }
      repeated |= old.partner() != null && old.partner().equals(later.partner());
    }
    return position == 0 || old.agreed() || old.partner() != null && !repeated;
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    if (newestFirst.size() < window) {
      return false;
    }
    return !inventories || newestFirst.stream().anyMatch(r -> ((Exchange) r).agreed());
  }
}
