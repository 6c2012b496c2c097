package org.murmuration.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.murmuration.settings.InputError;

/**
 * How a node serves the control API. Only who may reach it may ask it: beyond this machine it takes
 * a token and TLS.
 *
 * @param host name or address of the interface to listen on
 * @param port 0 for any that is free
 * @param token what those who ask must know, if anything
 * @param tls who the node is and which clients it lets in; without, connections are plain
 * @param beyondThisMachine whether others than this machine can reach it
 * @param maxBody bytes that the body of a request may have
 * @param readOnly whether nothing can be changed
 * @param rates how many requests are answered
 */
public record ControlSettings(
    String host,
    int port,
    Optional<Token> token,
    Optional<Tls> tls,
    boolean beyondThisMachine,
    long maxBody,
    boolean readOnly,
    Rates rates) {

  /**
   * How many requests are answered.
   *
   * @param requestsPerSecond of one address; four seconds' worth at once
   * @param commandsPerMinute of one address, refused ones included
   * @param viewers streams of events of one run at once
   */
  public record Rates(int requestsPerSecond, int commandsPerMinute, int viewers) {}

  private static final Config DEFAULTS = ConfigFactory.parseResources("control.conf");

  /**
   * Reads the configuration of a node, over that of {@code conf/control.conf}.
   *
   * @throws InputError if it cannot be used, or leaves the API open to others than this machine
   */
  public static ControlSettings of(Config node, Map<String, String> environment) {
    Config config = node.withFallback(DEFAULTS);
    try {
      Config control = config.getConfig("murmuration.control");
      String variable = control.getString("token-env");
      ControlSettings settings =
          new ControlSettings(
              control.getString("host"),
              port(control),
              Token.of(variable, environment),
              tls(config),
              !isLoopback(control.getString("host")),
              control.getBytes("max-body"),
              control.getBoolean("read-only"),
              rates(control));
      if (settings.beyondThisMachine && !config.getBoolean("murmuration.insecure")) {
        settings.requireSafety(variable);
      }
      return settings;
    } catch (ConfigException e) {
      throw new InputError(e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  private void requireSafety(String variable) {
    String way =
        "; or set murmuration.insecure = yes if nobody but you can reach " + host + " anyway";
    if (token.isEmpty()) {
      throw new InputError(
          "murmuration.control.host is "
              + host
              + ", which others can reach, but there is no token; put one into "
              + variable
              + way);
    }
    if (tls.isEmpty()) {
      throw new InputError(
          "murmuration.control.host is "
              + host
              + ", which others can reach, but there is no TLS; set"
              + " akka.remote.artery.transport = tls-tcp and murmuration.tls"
              + way);
    }
  }

  private static Rates rates(Config control) {
    return new Rates(
        atLeastOne(control, "requests-per-second"),
        atLeastOne(control, "commands-per-minute"),
        atLeastOne(control, "viewers"));
  }

  private static int atLeastOne(Config control, String key) {
    int value = control.getInt(key);
    if (value < 1) {
      throw new InputError(
          "murmuration.control." + key + " is " + value + "; it must be 1 or more");
    }
    return value;
  }

  private static int port(Config control) {
    int port = control.getInt("port");
    if (port < 0 || port > 65_535) {
      throw new InputError("murmuration.control.port is " + port + "; it must be 0 to 65535");
    }
    return port;
  }

  private static Optional<Tls> tls(Config config) {
    boolean asked =
        config.hasPath("akka.remote.artery.transport")
            && config.getString("akka.remote.artery.transport").equals("tls-tcp");
    return asked && config.hasPath("murmuration.tls")
        ? Optional.of(
            new Tls(
                Path.of(config.getString("murmuration.tls.key")),
                Path.of(config.getString("murmuration.tls.certificate")),
                Path.of(config.getString("murmuration.tls.ca"))))
        : Optional.empty();
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new InputError(
          "murmuration.control.host is "
              + host
              + ", which has no address; it must be a name or address of this machine",
          e);
    }
  }
}
