package org.murmuration.experiment.naminggame;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was published for populations of real LLMs playing this game (Ashery et al. 2025): levels to
 * show beside a run's own figures, never to tune to. Conditions: N = 24, H = 5, unless stated.
 */
record Published(String source, Map<String, Model> models) {

  /** Published figures of one model. */
  record Model(
      Map<String, Pool> pools,
      List<Minority> committed,
      Double firstChoiceOfM,
      CriticalMass criticalMass) {}

  /**
   * Figures for one pool of names.
   *
   * @param runs how many populations there were
   * @param lastFailureRound median and quartiles of the round of the last failure
   * @param winners share of populations that settled on a name; W = 10: the five most frequent
   * @param successByRound success rate in rounds 1 to 10
   */
  record Pool(
      int runs, Spread lastFailureRound, Map<String, Double> winners, double[] successByRound) {}

  /** Median and quartiles. */
  record Spread(double median, double low, double high) {}

  /** Mean adoption of a committed minority's name over some runs. */
  record Minority(
      String oldName,
      String newName,
      int agents,
      int memory,
      int minority,
      int runs,
      double adoption) {}

  /** Smallest committed minority that overturned the convention Q, and the convention M. */
  record CriticalMass(int agents, int memory, int Q, int M) {}

  /** The published figures, from {@code published.json}. */
  static Published load() {
    try (InputStream in = Published.class.getResourceAsStream("published.json")) {
      return JsonMapper.builder().build().readValue(in, Published.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Figures for a model and a pool of names in any order, under the published conditions. */
  Optional<Pool> pool(String model, List<String> names) {
    return Optional.ofNullable(models.get(model))
        .flatMap(
            m ->
                m.pools().entrySet().stream()
                    .filter(
                        e ->
                            new TreeSet<>(List.of(e.getKey().split("/")))
                                .equals(new TreeSet<>(names)))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }
}
