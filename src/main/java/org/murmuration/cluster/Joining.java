package org.murmuration.cluster;

import akka.actor.typed.ActorSystem;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.murmuration.engine.RunFailure;

/**
 * How a node finds the others, the key {@code murmuration.join}: by addresses of nodes, or by
 * asking the Akka Management of all of them, which are listed in the configuration, in DNS or by
 * Kubernetes.
 */
public enum Joining {
  /** Joins the first node of {@code murmuration.seeds} that answers. */
  SEEDS,
  /** Asks {@code murmuration.contact-points}. */
  CONFIG,
  /** Asks what the name {@code murmuration.dns.name} stands for. */
  DNS,
  /** Asks the pods that the Kubernetes API lists. */
  KUBERNETES;

  /** Name of the actor system, the same on all nodes. */
  static final String SYSTEM = "murmuration";

  static final String KEY = "murmuration.join";

  private static final String SEED_LIST = "murmuration.seeds";
  private static final String CONTACTS = "murmuration.contact-points";
  private static final String DNS_NAME = "murmuration.dns.name";
  private static final String DISCOVERY =
      "akka.management.cluster.bootstrap.contact-point-discovery.";

  /**
   * After how long a node that cannot begin a cluster asks the seeds again: what they answer to one
   * that has just been started again may get lost.
   */
  private static final String ASK_AGAIN = "5s";

  /** Reads {@code murmuration.join} of a node configuration. */
  static Joining of(Config config) {
    String name = config.getString(KEY);
    for (Joining joining : values()) {
      if (joining.name().toLowerCase(Locale.ROOT).equals(name)) {
        return joining;
      }
    }
    throw Keys.error(config, KEY, "must be one of seeds, config, dns, kubernetes");
  }

  /** Whether nodes reach each other's Akka Management to find a cluster. */
  boolean asksManagement() {
    return this != SEEDS;
  }

  /** What Akka has to know for it. */
  Config settings(Config config) {
    Map<String, Object> settings = new HashMap<>();
    if (asksManagement()) {
      // More than half, so that two clusters cannot come into being side by side.
      int most = config.getInt(Downing.SIZE) / 2 + 1;
      settings.put(DISCOVERY + "required-contact-point-nr", most);
      settings.put("akka.cluster.seed-nodes", List.of());
    }
    switch (this) {
      case SEEDS -> {
        List<String> seeds = seeds(config);
        settings.put("akka.cluster.seed-nodes", seeds);
        if (!seeds.get(0).equals(self(config))) {
          settings.put("akka.cluster.seed-node-timeout", ASK_AGAIN);
        }
      }
      case CONFIG -> {
        settings.put("akka.discovery.method", "config");
        settings.put(DISCOVERY + "service-name", SYSTEM);
        settings.put("akka.discovery.config.services." + SYSTEM + ".endpoints", contacts(config));
      }
      case DNS -> {
        settings.put("akka.discovery.method", "akka-dns");
        settings.put(DISCOVERY + "effective-name", dnsName(config));
        settings.put(DISCOVERY + "port-name", config.getString("murmuration.dns.port-name"));
      }
      case KUBERNETES -> {
        settings.put("akka.discovery.method", "kubernetes-api");
        settings.put(DISCOVERY + "service-name", SYSTEM);
      }
    }
    return ConfigFactory.parseMap(settings, KEY);
  }

  private static List<String> seeds(Config config) {
    List<String> seeds =
        HostPort.list(config, SEED_LIST).stream()
            .map(seed -> address(seed.host(), Integer.toString(seed.port())))
            .toList();
    if (seeds.isEmpty()) {
      throw Keys.error(config, SEED_LIST, "must name a node, such as [\"10.0.0.1:25520\"]");
    }
    return seeds;
  }

  private static String self(Config config) {
    return address(
        config.getString("akka.remote.artery.canonical.hostname"),
        config.getString("akka.remote.artery.canonical.port"));
  }

  private static String address(String host, String port) {
    return "akka://" + SYSTEM + "@" + host + ":" + port;
  }

  private static List<Map<String, Object>> contacts(Config config) {
    List<Map<String, Object>> contacts =
        HostPort.list(config, CONTACTS).stream()
            .map(point -> Map.<String, Object>of("host", point.host(), "port", point.port()))
            .toList();
    if (contacts.isEmpty()) {
      throw Keys.error(
          config, CONTACTS, "must name the Akka Management of every node, as [\"10.0.0.1:8558\"]");
    }
    return contacts;
  }

  private static String dnsName(Config config) {
    String name = config.getString(DNS_NAME);
    if (name.isBlank()) {
      throw Keys.error(config, DNS_NAME, "must be a name that stands for all nodes");
    }
    return name;
  }

  /**
   * Starts Akka Management on a node, and joins the cluster if that is how it is found. With seeds
   * the node joins as soon as its actor system has started.
   *
   * @return completed when Akka Management answers, exceptionally with a {@link RunFailure}
   */
  public static CompletionStage<Void> start(ActorSystem<?> system) {
    Config config = system.settings().config();
    return AkkaManagement.get(system.classicSystem())
        .start()
        .handle(
            (address, failure) -> {
              if (failure != null) {
                throw Listening.managementFailed(config, failure);
              }
              if (of(config).asksManagement()) {
                ClusterBootstrap.get(system.classicSystem()).start();
              }
              return null;
            });
  }
}
