package org.murmuration.design;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;

/**
 * One combination of levels: the scenario with some keys set.
 *
 * @param number its place among the cells of the design, from 0
 * @param block its block, from 0
 * @param levels the level of each factor by the factor's name, in the order of the factors
 * @param indexes the same as places among the factors' levels
 * @param assigned what keys are set to
 */
public record Cell(
    int number,
    int block,
    Map<String, String> levels,
    List<Integer> indexes,
    List<Assigned> assigned) {

  /**
   * A key that is set.
   *
   * @param value a text, a number, true or false, or a list of those
   * @param place where the level was written, for errors
   */
  public record Assigned(String key, Object value, String place) {}

  /**
   * The scenario of this cell: what the user wrote, without the design and with the keys set.
   * References are to what is written, not to levels, as in the record of a batch, which has none.
   */
  public Config of(Config values) {
    Config changed = values.resolve(ConfigResolveOptions.noSystem()).withoutPath(Design.BLOCK);
    for (Assigned one : assigned) {
      changed =
          changed.withValue(one.key(), ConfigValueFactory.fromAnyRef(one.value(), one.place()));
    }
    return changed;
  }

  /** Its levels in a few words. */
  public String text() {
    return String.join(
        ", ", levels.entrySet().stream().map(l -> l.getKey() + " " + l.getValue()).toList());
  }
}
