package org.murmuration.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.murmuration.measure.Finding;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;

/** Says of a summary whether models decided in it or rules. */
public final class Deciders {

  private static final String NO_EVIDENCE = "not an LLM, and no evidence about any";

  private Deciders() {}

  /**
   * Which minds of a cast are rules, if any are.
   *
   * @param kind what kind of rule a mind is; null: of none that the experiment knows
   */
  public static Optional<Finding> rules(Cast cast, Function<Mind, String> kind) {
    List<String> rules =
        cast.minds().entrySet().stream()
            .filter(mind -> mind.getValue() instanceof RuleMind)
            .map(mind -> named(mind.getKey(), kind.apply(mind.getValue())))
            .toList();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    boolean all = rules.size() == cast.minds().size();
    String label = rules.size() == 1 ? "rule mind " : "rule minds ";
    return Optional.of(
        new Finding(
            all ? "What decided" : "What decided, for some",
            label + String.join(", ", rules) + " — " + NO_EVIDENCE));
  }

  private static String named(String mind, String kind) {
    return kind == null || mind.startsWith(kind) ? mind : mind + " (" + kind + ")";
  }
}
