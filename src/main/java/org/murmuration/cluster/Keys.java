package org.murmuration.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Origins;

/** Keys of a node configuration: which there are, where one was written, lists of texts. */
final class Keys {

  private static final String ROOT = "murmuration";

  private Keys() {}

  /**
   * Throws if somebody wrote a key under {@code murmuration} that {@code conf/cluster.conf} does
   * not have: a misspelt one would be without effect, which nobody would notice.
   */
  static void rejectUnknown(Config config) {
    Set<String> known =
        ConfigFactory.load(ConfigFactory.parseResources("cluster.conf"))
            .getConfig(ROOT)
            .entrySet()
            .stream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    for (Map.Entry<String, ConfigValue> entry : config.getConfig(ROOT).entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key) && !isSystemProperty(entry.getValue())) {
        throw InputError.at(
            place(entry.getValue()),
            "unknown key murmuration."
                + key
                + Nearest.suggestion(key, known)
                + "; conf/cluster.conf has them all");
      }
    }
  }

  /** The launcher hands some over, which are no configuration. */
  private static boolean isSystemProperty(ConfigValue value) {
    return value.origin().description().contains("system properties");
  }

  /** An error about a value: its place, its key, the value itself and what would be right. */
  static InputError error(Config config, String key, String right) {
    ConfigValue value = config.getValue(key);
    return InputError.at(
        place(value), "%s is %s; it %s".formatted(key, shown(value.unwrapped()), right));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.isEmpty() ? "empty" : text;
  }

  /** Where a value was written. */
  static String place(ConfigValue value) {
    String place = Origins.place(value.origin());
    return place.replaceFirst("^(\\S+) @ .*?(:\\d+)?$", "conf/$1$2");
  }

  /** A list of texts, or one text with commas, which is what a variable can hold. */
  static List<String> texts(Config config, String key) {
    ConfigValue value = config.getValue(key);
    if (value instanceof ConfigList list
        && list.stream().noneMatch(i -> i.valueType() == ConfigValueType.OBJECT)) {
      return list.stream().map(item -> String.valueOf(item.unwrapped())).toList();
    }
    if (value.valueType() != ConfigValueType.STRING) {
      throw error(config, key, "must be a list such as [\"10.0.0.1:25520\", \"10.0.0.2:25520\"]");
    }
    return Arrays.stream(config.getString(key).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
