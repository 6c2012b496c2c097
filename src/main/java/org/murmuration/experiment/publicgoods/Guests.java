package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import java.util.BitSet;
import org.murmuration.model.Population;

/** Those of a population who come to the party: all present but some. */
final class Guests implements Population {

  private final Population all;
  private final int[] present;
  private final BitSet numbers = new BitSet();

  /**
   * @param absent who does not come
   */
  Guests(Population all, BitSet absent) {
    this.all = all;
    int[] found = new int[all.size()];
    int size = 0;
    for (int position = 0; position < all.size(); position++) {
      int agent = all.agent(position);
      if (!absent.get(agent)) {
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
