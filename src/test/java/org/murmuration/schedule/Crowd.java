package org.murmuration.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.murmuration.model.Population;

/** A population of agents with one persona, as tests need it. */
record Crowd(int[] present, int numbers, int version) implements Population {

  static Crowd of(int size) {
    return new Crowd(IntStream.range(0, size).toArray(), size, 0);
  }

  Crowd without(int... agents) {
    int[] left =
        Arrays.stream(present)
            .filter(agent -> Arrays.stream(agents).noneMatch(a -> a == agent))
            .toArray();
    return new Crowd(left, numbers, version + 1);
  }

  Crowd joinedBy(int newcomers) {
    int[] all =
        IntStream.concat(Arrays.stream(present), IntStream.range(numbers, numbers + newcomers))
            .toArray();
    return new Crowd(all, numbers + newcomers, version + 1);
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
    return "villager";
  }
}
