package org.murmuration.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;
import org.murmuration.server.ControlSettings;
import org.murmuration.server.Token;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Option;

/** Options on the control API of a run. */
final class ServerOptions {

  private static final int MOST = 65_535;

  @Option(
      names = "--no-server",
      description = "Do not serve the page and the control API by which the run is watched.")
  private boolean none;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port to serve them on; without it any that is free. Host, TLS and limits: --config.")
  private Integer port;

  @Option(names = "--read-only", description = "Let people watch, but change nothing.")
  private boolean readOnly;

  @Option(names = "--stay", description = "When the runs have ended, serve them on until Ctrl-C.")
  private boolean stay;

  /** Those of a command that only shows. */
  static ServerOptions readOnly(Integer port) {
    ServerOptions options = new ServerOptions();
    options.port = port;
    options.readOnly = true;
    return options;
  }

  /** Whether runs can be watched. */
  boolean isOn() {
    return !none;
  }

  /** Whether they can be when they have ended. */
  boolean stays() {
    return stay && !none;
  }

  /**
   * How to serve.
   *
   * @param settings with a token, be it that of the environment or one made for this process
   * @param isNew whether it was made
   */
  record Serving(ControlSettings settings, boolean isNew) {}

  /**
   * How to serve the runs of this process.
   *
   * @throws InputError if the configuration cannot be used
   */
  Serving serving(Config node, Map<String, String> environment) {
    if (port != null && (port < 0 || port > MOST)) {
      throw new InputError(
          "--port: is " + port + "; it must be from 0, any that is free, to " + MOST);
    }
    Config config = node;
    if (port != null) {
      config = ConfigFactory.parseMap(Map.of("murmuration.control.port", port)).withFallback(node);
    }
    if (readOnly) {
      config =
          ConfigFactory.parseMap(Map.of("murmuration.control.read-only", true))
              .withFallback(config);
    }
    Config anyPort = ConfigFactory.parseMap(Map.of("murmuration.control.port", 0));
    return serving(config.withFallback(anyPort), environment, Token.VARIABLE);
  }

  private static Serving serving(Config config, Map<String, String> environment, String usual) {
    String path = "murmuration.control.token-env";
    String variable = config.hasPath(path) ? config.getString(path) : usual;
    if (Token.of(variable, environment).isPresent()) {
      return new Serving(ControlSettings.of(config, environment), false);
    }
    Map<String, String> with = new HashMap<>(environment);
    with.put(variable, Token.generated().secret());
    return new Serving(ControlSettings.of(config, with), true);
  }
}
