package org.murmuration.cluster;

import akka.cluster.ConfigValidation;
import akka.cluster.Invalid;
import akka.cluster.JoinConfigCompatChecker;
import akka.cluster.Valid;
import akka.japi.Util;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import scala.collection.immutable.Seq;

/**
 * Keeps a node out of a cluster that runs another release, keeps its journal elsewhere, or would
 * decide otherwise about nodes that cannot be reached.
 *
 * <p>Akka asks on both sides: a node of the cluster about the one that wants to join, then, if the
 * first has no objection, the joining node about the cluster. Only the second knows both sides and
 * has a user to tell, so the comparison is made there. The first insists on nothing but that the
 * joining node says its release, which means that it makes this check, too.
 */
public final class ReleaseCheck extends JoinConfigCompatChecker {

  static final String RELEASE = "murmuration.release";
  static final String DATABASE = "murmuration.database";
  static final String JOURNAL = "murmuration.journal";

  /**
   * Unlike the rest, this key is among the sensitive ones of {@code conf/cluster.conf}. Those are
   * not there when a node of the cluster is asked about another one: that tells the sides apart.
   */
  static final String NODE = "murmuration.node-id";

  private static final String HOST = "akka.remote.artery.canonical.hostname";
  private static final String PORT = "akka.remote.artery.canonical.port";

  /** What has to be the same on all nodes, and how a user calls it. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          JOURNAL,
          "murmuration.journal",
          DATABASE,
          "murmuration.postgresql.url",
          "akka.cluster.downing-provider-class",
          "akka.cluster.downing-provider-class",
          "akka.cluster.split-brain-resolver.active-strategy",
          Downing.STRATEGY,
          "akka.cluster.split-brain-resolver.stable-after",
          Downing.STABLE_AFTER,
          "akka.cluster.sharding.number-of-shards",
          "akka.cluster.sharding.number-of-shards",
          "akka.cluster.sharding.state-store-mode",
          "akka.cluster.sharding.state-store-mode");

  /** Akka makes the check itself and takes no more than an answer; what to tell waits here. */
  private static final Map<String, String> REFUSALS = new ConcurrentHashMap<>();

  /** What a node says of itself when it joins others. */
  static Config identity(Config config, String release) {
    Map<String, Object> identity = new HashMap<>();
    identity.put(RELEASE, release);
    identity.put(NODE, UUID.randomUUID().toString());
    identity.put(DATABASE, database(config));
    return ConfigFactory.parseMap(identity, "this build");
  }

  /** The database without options, which may hold what only concerns this node. */
  private static String database(Config config) {
    boolean files = config.getString(JOURNAL).equals("files");
    return files
        ? "none"
        : config.getString("murmuration.postgresql.url").replaceFirst("\\?.*", "");
  }

  /** Why the node with this configuration was refused, if it was: one line. */
  static Optional<String> refusal(Config config) {
    return Optional.ofNullable(REFUSALS.remove(config.getString(NODE)));
  }

  @Override
  public Seq<String> requiredKeys() {
    List<String> keys = new ArrayList<>(SETTINGS.keySet());
    keys.addAll(List.of(RELEASE, HOST, PORT));
    return Util.immutableSeq(keys);
  }

  @Override
  public ConfigValidation check(Config other, Config own) {
    if (!other.hasPath(RELEASE)) {
      return invalid("it does not say which release of Murmuration it runs");
    }
    if (!own.hasPath(NODE)) {
      return Valid.getInstance();
    }
    return difference(other, own)
        .map(
            line -> {
              REFUSALS.put(own.getString(NODE), line);
              return invalid(line);
            })
        .orElse(Valid.getInstance());
  }

  private static ConfigValidation invalid(String line) {
    return new Invalid(Util.immutableSeq(List.of(line)));
  }

  private static Optional<String> difference(Config cluster, Config own) {
    String there = "the cluster at " + address(cluster);
    String release = own.getString(RELEASE);
    String running = cluster.getString(RELEASE);
    if (!release.equals(running)) {
      return Optional.of(
          "this node is release %s, %s runs %s; use the same on all nodes"
              .formatted(release, there, running));
    }
    return SETTINGS.keySet().stream()
        .sorted()
        .filter(key -> !text(own, key).equals(text(cluster, key)))
        .map(
            key ->
                "%s is %s here, %s has %s; use the same on all nodes"
                    .formatted(SETTINGS.get(key), text(own, key), there, text(cluster, key)))
        .findFirst();
  }

  private static String text(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "nothing";
  }

  /** A port of 0 is chosen by the system, and not known here. */
  private static String address(Config cluster) {
    String port = text(cluster, PORT);
    return text(cluster, HOST) + (port.equals("0") ? "" : ":" + port);
  }
}
