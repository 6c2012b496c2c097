package org.murmuration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.journal.Json;
import org.murmuration.mind.llm.Estimates;
import org.murmuration.mind.llm.State;
import org.murmuration.mind.policy.PolicyTableWriter;
import org.murmuration.model.Exchange;
import org.murmuration.model.Recollection;

/** Writes the policies that were estimated as tables, one for each persona. */
final class EstimatedPolicies {

  private static final String FILE = "policies.json";
  private static final double PERCENT = 100;
  private static final double MOSTLY = 0.5;

  private EstimatedPolicies() {}

  /** The tables by persona: for each memory of exchanges the probability of each option. */
  static Map<String, Map<List<Exchange>, double[]>> tables(Estimates estimates) {
    Map<String, Map<List<Exchange>, double[]>> tables = new LinkedHashMap<>();
    estimates
        .known()
        .forEach(
            (state, chances) -> {
              if (chances.reason() == null && isOfExchanges(state)) {
                tables
                    .computeIfAbsent(state.persona().name(), name -> new LinkedHashMap<>())
                    .put(exchanges(state), chances.probabilities());
              }
            });
    return tables;
  }

  /**
   * Writes the tables {@code policy-<mind>-<persona>.csv} of a batch, and in {@code policies.json}
   * how many states each has and which share of the probability went to its options.
   */
  static void write(Path folder, Map<String, Estimates> minds) {
    Map<String, Object> all = new LinkedHashMap<>();
    minds.forEach(
        (mind, estimates) ->
            tables(estimates)
                .forEach(
                    (persona, rows) -> {
                      String name = mind + "-" + persona;
                      PolicyTableWriter.write(
                          folder.resolve("policy-" + name + ".csv"), options(estimates), rows);
                      all.put(
                          name, new TreeMap<>(Map.of("states", rows.size(), "share", share(rows))));
                    }));
    if (!all.isEmpty()) {
      Json.write(folder.resolve(FILE), all);
    }
  }

  /**
   * What {@link #write} wrote of the policies of a batch, a line for each; none if it wrote none.
   */
  static List<String> lines(Path folder) {
    List<String> lines = new ArrayList<>();
    if (Files.exists(folder.resolve(FILE))) {
      Json.read(folder.resolve(FILE))
          .forEach((name, value) -> lines.add(line(name, (Map<?, ?>) value)));
    }
    return lines;
  }

  private static String line(String name, Map<?, ?> policy) {
    double share = ((Number) policy.get("share")).doubleValue();
    String line =
        String.format(
            Locale.ROOT,
            "policy of %s: %s memory states, %.0f %% of the probability on the options",
            name,
            policy.get("states"),
            PERCENT * share);
    return share < MOSTLY ? line + "; the model mostly says something else" : line;
  }

  private static double share(Map<List<Exchange>, double[]> rows) {
    return rows.values().stream()
        .mapToDouble(row -> Arrays.stream(row).sum())
        .average()
        .orElse(Double.NaN);
  }

  static List<String> options(Estimates estimates) {
    return estimates.known().keySet().iterator().next().question().options();
  }

  private static boolean isOfExchanges(State state) {
    return state.told().isEmpty() && state.memory().stream().allMatch(Exchange.class::isInstance);
  }

  private static List<Exchange> exchanges(State state) {
    List<Exchange> exchanges = new ArrayList<>();
    for (Recollection recollection : state.memory()) {
      exchanges.add((Exchange) recollection);
    }
    return exchanges;
  }
}
