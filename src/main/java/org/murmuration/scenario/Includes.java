package org.murmuration.scenario;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.murmuration.settings.InputError;

/**
 * Includes files as HOCON does, but for one that is not there, which HOCON passes over in silence:
 * a misspelt name must not change an experiment.
 */
record Includes(Path file, ConfigIncluder standard) implements ConfigIncluder {

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new Includes(file, standard == null ? fallback : standard.withFallback(fallback));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    boolean there =
        Stream.of("", ".conf", ".json", ".properties")
            .map(ending -> context.relativeTo(what + ending))
            .anyMatch(Includes::isFile);
    if (!there) {
      throw new InputError(
          file + ": includes " + what + "; there is no such file beside what includes it");
    }
    return standard.include(context, what);
  }

  private static boolean isFile(ConfigParseable found) {
    return found != null && found.origin().filename() != null;
  }
}
