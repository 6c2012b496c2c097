package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Items with known answers, drawn from the seed. The two blocks of an assistant are matched: their
 * items ask for the same with other numbers.
 */
final class EvaluationItems {

  /** What this use of the stream for material is keyed by, as its turn. */
  private static final int TURN = 16;

  private static final int OPTIONS = 4;

  private EvaluationItems() {}

  /**
   * The items of a block.
   *
   * @param block 0 or 1
   * @param count how many
   */
  static List<Item> block(long seed, int agent, int block, int count) {
    RandomStream random = RandomStream.of(seed, Purpose.MATERIAL, 0, agent, TURN + block);
    List<Item> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int one = 12 + random.nextInt(80);
      int other = 12 + random.nextInt(80);
      int first = random.nextInt(OPTIONS);
      List<String> options =
          IntStream.range(0, OPTIONS)
              .mapToObj(place -> Integer.toString(one + other + place - first))
              .toList();
      items.add(
          new Item(
              "arithmetic",
              "What is " + one + " plus " + other + "?",
              options,
              Integer.toString(one + other)));
    }
    return items;
  }
}
