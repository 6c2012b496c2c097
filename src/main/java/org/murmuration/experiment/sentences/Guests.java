package org.murmuration.experiment.sentences;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.model.Population;

/** Those of a population that are at a party, as they are at one moment. */
final class Guests implements Population {

  private final Population all;
  private final List<Integer> present;
  private final Set<Integer> numbers;
  private final int version;

  Guests(Population all, List<Integer> invited) {
    this.all = all;
    this.numbers = new TreeSet<>(invited.stream().filter(all::contains).toList());
    this.present = List.copyOf(numbers);
    this.version = all.version();
  }

  @Override
  public int size() {
    return present.size();
  }

  @Override
  public int agent(int position) {
    return present.get(position);
  }

  @Override
  public boolean contains(int agent) {
    return numbers.contains(agent);
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
  public int version() {
    return version;
  }
}
