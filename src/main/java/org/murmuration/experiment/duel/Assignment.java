package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Which arm and which opening an encounter gets: a function of its index alone, so that rules,
 * prompts and rule minds agree on it without being told.
 *
 * <p>As many indices in a row as there are arms make a block. A block has one opening and each arm
 * once, in an order drawn anew for each block; so arms are balanced and paired by opening. As many
 * blocks as there are openings make a cycle, which has each opening once, in an order drawn anew.
 * An intervention takes an index, and with it one arm of one block. The draws depend on {@code
 * draw} and not on the seed of a run: all runs of a batch have the same sequence.
 *
 * @param arms without duplicates
 * @param openings at least one
 * @param draw what the order is drawn from
 */
record Assignment(List<Arm> arms, List<Opening> openings, long draw) {

  private static final int OPENINGS = 0;
  private static final int ARMS = 1;

  Assignment {
    arms = List.copyOf(arms);
    openings = List.copyOf(openings);
    if (arms.isEmpty() || openings.isEmpty()) {
      throw new IllegalArgumentException("a duel needs an arm and an opening");
    }
  }

  Arm arm(long index) {
    int place = (int) (index % arms.size());
    return arms.get(order(arms.size(), block(index), ARMS)[place]);
  }

  Opening opening(long index) {
    long block = block(index);
    int place = (int) (block % openings.size());
    return openings.get(order(openings.size(), block / openings.size(), OPENINGS)[place]);
  }

  /** Number of the block, from 0. */
  long block(long index) {
    return index / arms.size();
  }

  private int[] order(int size, long number, int what) {
    RandomStream random = RandomStream.of(draw, Purpose.MATERIAL, number, what, 0);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
