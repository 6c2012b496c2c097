package org.murmuration.design;

import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.settings.Settings;

/**
 * What differs between cells: one key of the scenario.
 *
 * @param name what it is called
 * @param key the key, such as {@code population.size}
 * @param levels what the key may be set to; effects are told against the first
 */
public record Factor(String name, String key, List<Settings.Value> levels) {

  public Factor {
    levels = List.copyOf(levels);
    if (levels.size() < 2) {
      throw new IllegalArgumentException(name + " has " + levels.size() + " levels");
    }
  }

  /** What its levels are called. */
  public List<String> words() {
    return levels.stream().map(Settings.Value::text).toList();
  }

  /** Its name and how many levels it has. */
  String text() {
    return name + " (" + levels.size() + ")";
  }

  /** How many factors of two levels stand for it in a fraction; 0 if it is crossed fully. */
  int bits() {
    return IntStream.of(1, 2, 3).filter(b -> levels.size() == 1 << b).findFirst().orElse(0);
  }
}
