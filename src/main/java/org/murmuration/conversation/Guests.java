package org.murmuration.conversation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.murmuration.model.Population;

/** Those of a population who come to a party, as they are at one moment. */
public final class Guests implements Population {

  private final Population all;
  private final int[] present;
  private final BitSet numbers = new BitSet();

  /**
   * @param comes whether an agent that is present comes
   */
  public Guests(Population all, IntPredicate comes) {
    this.all = all;
    int[] found = new int[all.size()];
    int size = 0;
    for (int position = 0; position < all.size(); position++) {
      int agent = all.agent(position);
      if (comes.test(agent)) {
        found[size++] = agent;
        numbers.set(agent);
      }
    }
    present = Arrays.copyOf(found, size);
  }

  @Override
  public int size() {
    return present.length;
  }

  @Override
  public int agent(int position) {
    return present[position];
  }

  @Override
  public boolean contains(int agent) {
    return numbers.get(agent);
  }

  @Override
  public String persona(int agent) {
    return all.persona(agent);
  }

  @Override
  public int numbers() {
    return all.numbers();
  }

  @Override
  public long last(int agent) {
    return all.last(agent);
  }

  @Override
  public boolean isAfflicted(int agent) {
    return all.isAfflicted(agent);
  }

  @Override
  public int version() {
    return all.version();
  }
}
