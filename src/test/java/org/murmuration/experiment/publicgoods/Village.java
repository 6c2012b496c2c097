package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.murmuration.model.Population;

/** A population of agents 0, 1, 2, …, the first of which are outsiders. */
record Village(int[] present, int outsiders) implements Population {

  static Village of(int size) {
    return new Village(IntStream.range(0, size).toArray(), 0);
  }

  static Village of(int size, int outsiders) {
    return new Village(IntStream.range(0, size).toArray(), outsiders);
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
    return Arrays.binarySearch(present, agent) >= 0;
  }

  @Override
  public String persona(int agent) {
    return agent < outsiders ? "outsider" : "default";
  }

  @Override
  public int numbers() {
    return present[present.length - 1] + 1;
  }

  @Override
  public int version() {
    return 0;
  }
}
