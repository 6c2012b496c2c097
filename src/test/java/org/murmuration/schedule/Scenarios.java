package org.murmuration.schedule;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import org.murmuration.model.Population;
import org.murmuration.settings.Settings;

/** Plans read from the text of a scenario file called x.conf, against the shipped defaults. */
final class Scenarios {

  private Scenarios() {}

  static SchedulePlan plan(String scenario) {
    return SchedulePlans.read(settings(scenario));
  }

  static Schedule schedule(String scenario, long seed, Population start) {
    return plan(scenario).draw(seed, start);
  }

  static Settings settings(String scenario) {
    return Settings.root(
        ConfigFactory.parseString(
            scenario, ConfigParseOptions.defaults().setOriginDescription("x.conf")),
        ConfigFactory.empty(),
        ConfigFactory.defaultReference().getConfig("murmuration.kinds"),
        Path::of);
  }
}
