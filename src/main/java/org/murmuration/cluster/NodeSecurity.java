package org.murmuration.cluster;

import com.typesafe.config.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.murmuration.settings.InputError;

/**
 * What a node needs before others may reach it. Whoever reaches Akka's remoting without TLS can do
 * everything to a node, so one that listens beyond this machine starts with mutual TLS only, or if
 * {@code murmuration.insecure = yes} says that the network keeps others out.
 */
final class NodeSecurity {

  static final String INSECURE = "murmuration.insecure";

  private static final String CONTROL = "murmuration.control.host";
  private static final String CANONICAL = "akka.remote.artery.canonical.hostname";
  private static final String BIND = "akka.remote.artery.bind.hostname";
  private static final String MANAGEMENT = "akka.management.http.hostname";
  private static final String MANAGEMENT_BIND = "akka.management.http.bind-hostname";

  private NodeSecurity() {}

  /**
   * Checks a completed node configuration.
   *
   * @return one line for the user, if something is less safe than it could be
   * @throws InputError one line about the first thing that is refused
   */
  static Optional<String> check(Config config) {
    require(config, "akka.actor.allow-java-serialization", false);
    require(config, "akka.log-config-on-start", false);
    require(config, "akka.management.http.route-providers-read-only", true);
    Optional<NodeTls> tls = NodeTls.of(config);
    tls.map(Credentials::of)
        .filter(credentials -> config.getBoolean(NodeTls.VERIFY_HOST))
        .ifPresent(credentials -> credentials.requireHost(config.getString(CANONICAL)));
    requireReachable(config);
    List<String> exposed = interfaces(config).stream().filter(key -> exposed(config, key)).toList();
    if (exposed.isEmpty() || NodeTls.isMutual(config)) {
      return Optional.empty();
    }
    if (!config.getBoolean(INSECURE)) {
      throw Keys.error(
          config,
          exposed.get(0),
          "can be reached from other machines, which takes mutual TLS: set murmuration.tls.key,"
              + " .certificate and .ca, or murmuration.insecure = yes if the network keeps"
              + " everybody else out");
    }
    return Optional.of(
        "warning: murmuration.insecure is on: whoever reaches %s (%s) can read and change everything"
            .formatted(config.getString(exposed.get(0)), exposed.get(0)));
  }

  private static void require(Config config, String key, boolean right) {
    if (config.getBoolean(key) != right) {
      throw Keys.error(config, key, "must be " + (right ? "on" : "off"));
    }
  }

  /** Nodes that look for each other through Akka Management must reach it. */
  private static void requireReachable(Config config) {
    if (Joining.of(config).asksManagement()
        && exposed(config, CANONICAL)
        && !exposed(config, MANAGEMENT)) {
      throw Keys.error(
          config,
          MANAGEMENT,
          "must be an address that other nodes reach, for they ask there with %s = %s"
              .formatted(Joining.KEY, config.getString(Joining.KEY)));
    }
  }

  private static boolean servesControl(Config config) {
    return config.getStringList("akka.cluster.roles").contains("control");
  }

  /** Keys of what this node listens at, or tells others to call. */
  private static List<String> interfaces(Config config) {
    List<String> keys = new ArrayList<>(List.of(CANONICAL, BIND, MANAGEMENT, MANAGEMENT_BIND));
    if (servesControl(config)) {
      keys.add(CONTROL);
    }
    return keys;
  }

  /** Whether an interface is another than this machine's own loopback. */
  private static boolean exposed(Config config, String key) {
    String host = config.getString(key);
    boolean sameAsOther = host.isBlank() && (key.equals(BIND) || key.equals(MANAGEMENT_BIND));
    return !sameAsOther && !isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    // Akka takes the machine's own address for an empty name and for one such as <getHostAddress>.
    boolean own = host.isBlank() || host.startsWith("<");
    try {
      return !own
          && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
