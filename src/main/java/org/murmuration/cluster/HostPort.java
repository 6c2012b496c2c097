package org.murmuration.cluster;

import com.typesafe.config.Config;
import java.util.List;

/** Host and port, written {@code host:port}; an IPv6 address stands in brackets. */
record HostPort(String host, int port) {

  private static final int MAX_PORT = 65_535;

  /** Those listed at a key of a node configuration. */
  static List<HostPort> list(Config config, String key) {
    return Keys.texts(config, key).stream().map(text -> parse(config, key, text)).toList();
  }

  private static HostPort parse(Config config, String key, String text) {
    int colon = text.lastIndexOf(':');
    try {
      if (colon > 0) {
        String host = text.substring(0, colon);
        int port = Integer.parseInt(text.substring(colon + 1));
        boolean bare = host.contains(":") && !host.startsWith("[");
        if (port > 0 && port <= MAX_PORT && !bare) {
          return new HostPort(host, port);
        }
      }
    } catch (NumberFormatException e) {
      // Refused below, as other texts without a port are.
    }
    throw Keys.error(config, key, "must name host:port, such as 10.0.0.1:25520, but has " + text);
  }
}
