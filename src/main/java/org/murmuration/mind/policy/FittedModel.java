package org.murmuration.mind.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The estimates of one published model, as they stand in {@code fitted-<model>.json}.
 *
 * @param model its name
 * @param source where the data come from
 * @param biasPower how fast name biases grow with the number of entries remembered
 * @param countScale the number of entries that counts as a full memory
 * @param sets coefficient sets by name
 * @param nameBias name biases by pool, its names joined by slashes
 * @param biasSd spread of the fitted biases
 */
record FittedModel(
    String model,
    String source,
    double biasPower,
    double countScale,
    Map<String, CoefficientSet> sets,
    Map<String, NameBias> nameBias,
    double biasSd) {

  /** One set of coefficients; a coefficient the file leaves out is 0. */
  record CoefficientSet(Coefficients coefficients, double lapse) {}

  /** What each feature of the memory adds to the score of a name; see {@link FittedPolicy}. */
  record Coefficients(
      double success,
      double ownFail,
      double partnerFail,
      double decaySuccess,
      double decayFail,
      double firstOwn,
      double firstPar,
      double parTwice,
      double ownTwice,
      double unseen,
      double recS,
      double lastFrec,
      double lastPstr,
      double flip) {}

  /** Preferences between the names of one pool, with and without anything remembered. */
  record NameBias(String set, Map<String, Double> bias, Map<String, Double> emptyBias) {
    static final NameBias NONE = new NameBias("", Map.of(), Map.of());
  }

  /** Reads a shipped model; throws {@link IllegalArgumentException} if there is none so named. */
  static FittedModel shipped(String model) {
    String file = "fitted-" + model + ".json";
    try (InputStream in = FittedModel.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no fitted model " + model);
      }
      return new ObjectMapper().readValue(in, FittedModel.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The biases known for exactly these names, in whatever order. */
  Optional<NameBias> biasOf(List<String> options) {
    Set<String> names = Set.copyOf(options);
    return nameBias.entrySet().stream()
        .filter(entry -> Set.of(entry.getKey().split("/")).equals(names))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
