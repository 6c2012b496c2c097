package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * The items of a test, by seed. An agent takes two matched sets of them: item i of either is of the
 * same kind, and what stands in it is drawn anew. Which of the sets comes first is a coin that is
 * thrown for each agent, so that chance differences between the sets cannot pass for an effect of
 * what was announced (counterbalancing).
 */
final class EvaluationItems {

  /** Streams of items begin where no encounter of a run ever is, so that no draw is shared. */
  private static final long BEYOND = 1L << 39;

  private static final List<ItemKind> KINDS = List.of(ItemKind.values());

  private EvaluationItems() {}

  /**
   * One of the two sets of an agent: kinds in turn, arithmetic and text by turns.
   *
   * @param seed seed of the run
   * @param block 0 for the set that the agent takes first, 1 for the other
   * @param count how many items
   */
  static List<Item> block(long seed, int agent, int block, int count) {
    int set = isSwapped(seed, agent) ? 1 - block : block;
    List<Item> items = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      ItemKind kind = KINDS.get(number % KINDS.size());
      items.add(kind.draw(RandomStream.of(seed, Purpose.MATERIAL, BEYOND + number, agent, set)));
    }
    return items;
  }

  /** Whether an agent takes the sets in reverse order. */
  static boolean isSwapped(long seed, int agent) {
    return RandomStream.of(seed, Purpose.MATERIAL, BEYOND - 1, agent, 0).nextInt(2) == 1;
  }
}
