package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * An agent remembers the newest of what happened to it, as much as fits into a number of tokens;
 * what does not fit is forgotten, the oldest first. A {@link Summary} stands first, takes its part
 * of the tokens, and is only displaced by the next one.
 *
 * <p>What is remembered is the longest run of the newest recollections that fits beside the latest
 * summary, and of those older than the summary only the longest run of the newest that has at most
 * a quarter of the tokens. A summary never has more than a quarter itself. So nothing depends on
 * the summaries before the latest, and any suffix that reaches beyond what fits gives the memory.
 *
 * @param budget how many tokens, and whether there are summaries
 */
public record TranscriptMemory(PartySettings.Budget budget) implements MemoryRule {

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    if (recollection == null) {
      return memory.past(index);
    }
    List<Recollection> all = new ArrayList<>(memory.recollections());
    Summary summary =
        !all.isEmpty() && all.get(0) instanceof Summary before ? (Summary) all.remove(0) : null;
    if (recollection instanceof Summary latest) {
      return memory.with(index, joined(latest, newest(all, budget.kept())));
    }
    all.add(recollection);
    int room = budget.tokens() - (summary == null ? 0 : summary.tokens());
    return memory.with(index, joined(summary, newest(all, room)));
  }

  private static List<Recollection> joined(Summary summary, List<Recollection> rest) {
    if (summary == null) {
      return rest;
    }
    List<Recollection> all = new ArrayList<>(rest.size() + 1);
    all.add(summary);
    all.addAll(rest);
    return all;
  }

  /** The longest run of the newest that has at most so many tokens. */
  private static List<Recollection> newest(List<Recollection> all, int tokens) {
    int from = all.size();
    int used = 0;
    while (from > 0 && used + tokens(all.get(from - 1)) <= tokens) {
      used += tokens(all.get(--from));
    }
    return from == 0 ? all : List.copyOf(all.subList(from, all.size()));
  }

  private static int tokens(Recollection recollection) {
    return recollection instanceof Sized sized ? sized.tokens() : 0;
  }

  /** All tokens of a memory. */
  static int tokens(Memory memory) {
    return memory.recollections().stream().mapToInt(TranscriptMemory::tokens).sum();
  }

  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    int since = 0;
    int before = 0;
    Summary latest = null;
    for (Recollection recollection : newestFirst) {
      if (latest == null && recollection instanceof Summary summary) {
        latest = summary;
      } else if (latest == null) {
        since += tokens(recollection);
      } else if (!(recollection instanceof Summary)) {
        before += tokens(recollection);
      }
    }
    if (latest == null) {
      return !budget.summarises() && since > budget.tokens();
    }
    return before > budget.kept() || since > budget.tokens() - latest.tokens();
  }
}
