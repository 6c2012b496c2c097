package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * The items of an evaluation, by seed. An agent takes the evaluation twice, with two matched sets:
 * item i of either set is of the same kind, and what stands in it is drawn anew. Which of the sets
 * comes first is a coin that is thrown for each agent, so that neither order nor chance differences
 * between the sets can pass for an effect of what was announced (counterbalancing).
 *
 * @param seed seed of the run
 */
record Items(long seed) {

  /** Streams of items begin where no encounter of a run ever is, so that no draw is shared. */
  private static final long BEYOND = 1L << 39;

  private static final List<ItemKind> KINDS = List.of(ItemKind.values());

  /**
   * One of the two matched sets of an agent: kinds in turn, arithmetic and text by turns.
   *
   * @param second whether it is the set that the agent takes second
   */
  List<Item> set(int agent, boolean second, int items) {
    int form = second == isSwapped(agent) ? 0 : 1;
    List<Item> set = new ArrayList<>(items);
    for (int number = 0; number < items; number++) {
      set.add(item(agent, number, form));
    }
    return set;
  }

  /** Whether an agent takes the sets in reverse order. */
  boolean isSwapped(int agent) {
    return RandomStream.of(seed, Purpose.MATERIAL, BEYOND - 1, agent, 0).nextInt(2) == 1;
  }

  private Item item(int agent, int number, int form) {
    ItemKind kind = KINDS.get(number % KINDS.size());
    return kind.draw(RandomStream.of(seed, Purpose.MATERIAL, BEYOND + number, agent, form));
  }
}
