package org.murmuration.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Optional;
import org.murmuration.settings.InputError;

/**
 * The configuration of a node that may have others beside it, completed from the few keys that a
 * user sets in {@code conf/cluster.conf} and checked.
 *
 * @param config what the node's actor system is started with
 * @param warning one line for the user, if something is less safe than it could be
 */
public record NodeSetup(Config config, Optional<String> warning) {

  /**
   * Completes and checks a node configuration.
   *
   * @param config {@code conf/cluster.conf}, or a file that includes it
   * @param release version and commit of this build, as shown to users
   * @throws InputError one line about the first thing that cannot be
   */
  public static NodeSetup of(Config config, String release) {
    try {
      Keys.rejectUnknown(config);
      Config complete =
          ReleaseCheck.identity(config, release)
              .withFallback(Downing.of(config).settings())
              .withFallback(Joining.of(config).settings(config))
              .withFallback(NodeTls.of(config).map(NodeTls::settings).orElse(NodeTls.NONE))
              .withFallback(config);
      return new NodeSetup(complete, NodeSecurity.check(complete));
    } catch (ConfigException e) {
      throw new InputError(e.getMessage().replaceAll("\\s+", " "), e);
    }
  }
}
