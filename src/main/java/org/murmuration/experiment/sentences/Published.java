package org.murmuration.experiment.sentences;

import java.util.Locale;
import java.util.Map;

/**
 * What the source found with one live model, which it names Claude 2.1: levels to compare signs
 * with.
 */
final class Published {

  static final String SOURCE = "Lai et al., Evolving AI Collectives, ICML 2024";

  private static final Map<Arm, Double> VARIANCE =
      Map.of(Arm.INDIVIDUAL, 0.078, Arm.COLLECTIVE, 0.091, Arm.BRIDGED, 0.110);
  private static final Map<Arm, Double> VALID =
      Map.of(Arm.INDIVIDUAL, 0.823, Arm.COLLECTIVE, 0.947, Arm.BRIDGED, 0.932);

  private Published() {}

  static String variance(Arm arm) {
    return text(VARIANCE.get(arm));
  }

  static String valid(Arm arm) {
    return text(VALID.get(arm));
  }

  /** The difference of variances, of which the source says whether it is significant. */
  static String difference(Arm arm) {
    Double value = VARIANCE.get(arm);
    if (value == null || arm == Arm.INDIVIDUAL) {
      return "";
    }
    String difference = String.format(Locale.ROOT, "+%.3f", value - VARIANCE.get(Arm.INDIVIDUAL));
    return arm == Arm.COLLECTIVE ? difference + " (not significant)" : difference;
  }

  static String source(String published) {
    return published.isEmpty() ? "" : SOURCE;
  }

  private static String text(Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
