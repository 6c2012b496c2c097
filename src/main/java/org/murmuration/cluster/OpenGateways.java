package org.murmuration.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.Share;

/**
 * The gateways that are open on this node, one for each batch. All take the node's share of their
 * limits; until the cluster has given it one, nothing is sent. Thread-safe.
 */
public final class OpenGateways {

  private final Map<String, Gateway> gateways = new HashMap<>();
  private Share share = Share.NONE;
  private List<Map<String, Map<String, Integer>>> overdrawn = List.of();

  /**
   * Takes a gateway in, before it is connected to any model.
   *
   * @param batch names it, on all nodes the same
   */
  public synchronized void add(String batch, Gateway gateway) {
    gateways.put(batch, gateway);
    apply(batch, gateway);
  }

  /** Lets go of a gateway that is closed. */
  public synchronized void remove(String batch) {
    gateways.remove(batch);
  }

  /**
   * Changes the share of all.
   *
   * @param elsewhere for each other node, by batch and mind: calls it still has under way beyond
   *     its share
   */
  synchronized void share(Share part, List<Map<String, Map<String, Integer>>> elsewhere) {
    share = part;
    overdrawn = List.copyOf(elsewhere);
    gateways.forEach(this::apply);
  }

  /** The share of all. */
  synchronized Share share() {
    return share;
  }

  private void apply(String batch, Gateway gateway) {
    List<Map<String, Map<String, Integer>>> elsewhere = overdrawn;
    ToIntFunction<String> ofMind =
        mind ->
            elsewhere.stream()
                .mapToInt(node -> node.getOrDefault(batch, Map.of()).getOrDefault(mind, 0))
                .sum();
    gateway.share(share, ofMind);
  }

  /** Calls under way beyond this node's share, by batch and mind; what has none is left out. */
  synchronized Map<String, Map<String, Integer>> overdrawn() {
    Map<String, Map<String, Integer>> all = new TreeMap<>();
    gateways.forEach(
        (batch, gateway) -> {
          Map<String, Integer> calls = gateway.overdrawn();
          if (!calls.isEmpty()) {
            all.put(batch, calls);
          }
        });
    return all;
  }

  /** What all of them are doing. */
  synchronized GatewayLoad load(String node) {
    List<Gateway.Status> all = gateways.values().stream().map(Gateway::status).toList();
    return new GatewayLoad(
        node,
        all.stream().mapToInt(Gateway.Status::queued).sum(),
        all.stream().mapToInt(Gateway.Status::underWay).sum(),
        gateways.values().stream().anyMatch(Gateway::isFull),
        all.stream()
            .map(Gateway.Status::down)
            .filter(down -> !down.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")));
  }
}
