package org.murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.llm.Estimates;
import org.murmuration.mind.llm.State;
import org.murmuration.mind.policy.PolicyTableWriter;
import org.murmuration.model.Exchange;
import org.murmuration.model.Recollection;

/** Writes the policies that were estimated as tables, one for each persona. */
final class EstimatedPolicies {

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

  /** Writes the tables {@code policy-<mind>-<persona>.csv}; returns where they are. */
  static List<Path> write(Path folder, String mind, Estimates estimates) {
    List<Path> files = new ArrayList<>();
    tables(estimates)
        .forEach(
            (persona, rows) -> {
              Path file = folder.resolve("policy-" + mind + "-" + persona + ".csv");
              PolicyTableWriter.write(file, options(estimates), rows);
              files.add(file);
            });
    return files;
  }

  static List<String> options(Estimates estimates) {
    return estimates.known().keySet().iterator().next().question().options();
  }

  private static boolean isOfExchanges(State state) {
    return state.memory().stream().allMatch(Exchange.class::isInstance);
  }

  private static List<Exchange> exchanges(State state) {
    List<Exchange> exchanges = new ArrayList<>();
    for (Recollection recollection : state.memory()) {
      exchanges.add((Exchange) recollection);
    }
    return exchanges;
  }
}
