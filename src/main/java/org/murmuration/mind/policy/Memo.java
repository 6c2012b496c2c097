package org.murmuration.mind.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;

/**
 * The odds a policy gives, remembered for the memory states seen lately: a direct-mapped cache of
 * fixed size. It never changes a result, only the time it takes.
 *
 * <p>Used by many threads without locks. Entries are immutable and published through final fields,
 * so a thread that sees an entry sees all of it; one that does not see it computes it again.
 */
final class Memo {

  private static final int SLOT_BITS = 16;

  private final Policy policy;
  private final Entry[] entries = new Entry[1 << SLOT_BITS];
  private volatile Odds recent;

  Memo(Policy policy) {
    this.policy = policy;
  }

  /** The odds of the options, given the exchanges a memory holds. */
  Odds odds(Memory memory, List<String> options) {
    int slot = slot(memory);
    Entry entry = entries[slot];
    if (entry == null || !entry.isOf(memory, options)) {
      entry = entry(memory, options);
      entries[slot] = entry;
    }
    return entry.odds;
  }

  private Entry entry(Memory memory, List<String> options) {
    List<Exchange> exchanges = new ArrayList<>(memory.size());
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof Exchange exchange) {
        exchanges.add(exchange);
      }
    }
    double[] probabilities = policy.probabilities(exchanges, options);
    Odds before = recent;
    Odds odds =
        before != null && before.areOf(options)
            ? before.with(probabilities)
            : new Odds(options, probabilities);
    recent = odds;
    return new Entry(exchanges, odds);
  }

  private static int slot(Memory memory) {
    int hash = 0;
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof Exchange exchange) {
        hash = hash * 0x2C1B3C6D + exchange.hashCode();
      }
    }
    return hash * 0x9E3779B9 >>> 32 - SLOT_BITS;
  }

  /** A memory state, as the exchanges it consists of, and its odds. */
  private static final class Entry {
    final Exchange[] window;
    final Odds odds;

    Entry(List<Exchange> exchanges, Odds odds) {
      this.window = exchanges.toArray(Exchange[]::new);
      this.odds = odds;
    }

    boolean isOf(Memory memory, List<String> options) {
      if (!odds.areOf(options)) {
        return false;
      }
      int matched = 0;
      for (int i = 0; i < memory.size(); i++) {
        if (memory.get(i) instanceof Exchange exchange) {
          if (matched == window.length || !same(window[matched], exchange)) {
            return false;
          }
          matched++;
        }
      }
      return matched == window.length;
    }

    private static boolean same(Exchange a, Exchange b) {
      return a == b || Objects.equals(a.own(), b.own()) && Objects.equals(a.partner(), b.partner());
    }
  }
}
