package org.murmuration.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.settings.InputError;

/**
 * What becomes of nodes that cannot reach each other: which side goes on, and after how long
 * without a change that is decided. Follows from the planned size of the cluster as in the Akka
 * documentation (Split Brain Resolver, "stable-after"), unless the configuration says otherwise.
 *
 * @param strategy name of a strategy of Akka's Split Brain Resolver
 */
record Downing(String strategy, Duration stableAfter) {

  static final String SIZE = "murmuration.cluster-size";
  static final String STRATEGY = "murmuration.downing.strategy";
  static final String STABLE_AFTER = "murmuration.downing.stable-after";

  private static final String BY_SIZE = "by-size";
  private static final String LEASE = "lease-majority";

  /** With two nodes no side is ever larger, so the older one goes on. */
  private static final int NO_MAJORITY = 2;

  private static final List<String> STRATEGIES =
      List.of(BY_SIZE, LEASE, "keep-majority", "keep-oldest", "static-quorum", "down-all");

  /** Seconds without a change, by the size up to which they are enough. */
  private static final TreeMap<Integer, Integer> SECONDS =
      new TreeMap<>(Map.of(5, 7, 10, 10, 20, 13, 50, 17, 100, 20, Integer.MAX_VALUE, 30));

  /** Reads {@code murmuration.downing} of a node configuration. */
  static Downing of(Config config) {
    int size = size(config);
    String strategy = config.getString(STRATEGY);
    if (!STRATEGIES.contains(strategy)) {
      throw Keys.error(config, STRATEGY, "must be one of " + String.join(", ", STRATEGIES));
    }
    if (strategy.equals(LEASE) && !config.getString(ReleaseCheck.JOURNAL).equals("postgresql")) {
      throw Keys.error(config, STRATEGY, "needs murmuration.journal = postgresql, which decides");
    }
    return new Downing(
        strategy.equals(BY_SIZE) ? strategyFor(size) : strategy, stableAfter(config, size));
  }

  private static int size(Config config) {
    int size = config.getInt(SIZE);
    if (size < 1) {
      throw Keys.error(config, SIZE, "must be 1 or more");
    }
    return size;
  }

  private static Duration stableAfter(Config config, int size) {
    if (config.getString(STABLE_AFTER).equals(BY_SIZE)) {
      return Duration.ofSeconds(SECONDS.ceilingEntry(size).getValue());
    }
    try {
      return config.getDuration(STABLE_AFTER);
    } catch (ConfigException e) {
      InputError error = Keys.error(config, STABLE_AFTER, "must be by-size, or a time such as 7s");
      error.initCause(e);
      throw error;
    }
  }

  private static String strategyFor(int size) {
    return size <= NO_MAJORITY ? "keep-oldest" : "keep-majority";
  }

  /** The same in the words of Akka. */
  Config settings() {
    String resolver = "akka.cluster.split-brain-resolver.";
    Map<String, Object> settings = new HashMap<>();
    settings.put(resolver + "active-strategy", strategy);
    settings.put(resolver + "stable-after", stableAfter.toMillis() + "ms");
    if (strategy.equals(LEASE)) {
      settings.put(resolver + "lease-majority.lease-implementation", "murmuration-lease");
      settings.put("murmuration-lease.lease-class", PostgresLease.class.getName());
    }
    return ConfigFactory.parseMap(settings, "murmuration.downing");
  }
}
