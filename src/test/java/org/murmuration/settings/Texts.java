package org.murmuration.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;

/** Settings read from the text of a file called x.conf, against defaults and kinds of the tests. */
final class Texts {

  private static final String DEFAULTS =
      """
      name = "nobody"
      size = 24
      share = 0.5
      on = true
      colour = red
      words = [A, B]
      ids = [1, 2]
      needed = null
      inner { depth = 1, deeper { height = 2 } }
      shape = circle
      things {}
      steps = []
      """;

  private static final String KINDS =
      """
      shape {
        circle { radius = 1 }
        square { side = 2 }
        file { value = null }
      }
      thing { weight = 3, note = "" }
      step { weight = 5, shape = circle }
      """;

  private Texts() {}

  static Settings settings(String text) {
    return settings(parsed(text, "x.conf"));
  }

  /** The settings of x.conf with an override on top, as --set gives them. */
  static Settings settings(String text, String override) {
    return settings(
        parsed(override, Origins.OVERRIDE + override).withFallback(parsed(text, "x.conf")));
  }

  private static Settings settings(Config values) {
    return Settings.root(
        values.resolve(),
        ConfigFactory.parseString(DEFAULTS),
        ConfigFactory.parseString(KINDS),
        Path.of("folder")::resolve);
  }

  private static Config parsed(String text, String origin) {
    return ConfigFactory.parseString(
        text, ConfigParseOptions.defaults().setOriginDescription(origin));
  }
}
