package org.murmuration.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.murmuration.settings.InputError;

/** Finds the configuration of the node this process is. */
final class NodeConfig {

  private NodeConfig() {}

  /**
   * The file's configuration over the built-in {@code conf/single.conf}; the latter alone for null.
   */
  static Config load(Path file) {
    return load(file, packaged("single.conf"));
  }

  /** One of the configurations in {@code conf/}, as it is packaged. */
  static Config packaged(String name) {
    return ConfigFactory.parseResources(name);
  }

  /** The file's configuration over another; the latter alone for null. */
  static Config load(Path file, Config single) {
    if (file == null) {
      return ConfigFactory.load(single);
    }
    if (!Files.isRegularFile(file)) {
      throw new InputError("--config " + file + ": there is no such file");
    }
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setOriginDescription(file.toString());
      return ConfigFactory.load(
          ConfigFactory.parseFile(file.toFile(), options).withFallback(single));
    } catch (ConfigException e) {
      throw new InputError(e.getMessage().replaceAll("\\s+", " "), e);
    }
  }
}
