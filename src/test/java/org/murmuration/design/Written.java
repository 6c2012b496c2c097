package org.murmuration.design;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import org.murmuration.settings.Settings;

/** Designs from the text of a file called x.conf. */
final class Written {

  private static final Config REFERENCE =
      ConfigFactory.parseResources("reference.conf").getConfig("murmuration");

  private Written() {}

  static Design design(String text) {
    return Design.read(settings(text)).orElseThrow();
  }

  static Settings settings(String text) {
    return Settings.root(
        values(text),
        REFERENCE.getConfig("scenario"),
        REFERENCE.getConfig("kinds"),
        Path.of("folder")::resolve);
  }

  static Config values(String text) {
    return ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("x.conf"))
        .resolve();
  }
}
