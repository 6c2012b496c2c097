package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.RuleMind;

/** What all runs of meetings say together, competence first. */
final class IdentityConclusion {

  static final String NO_EVIDENCE = "not an LLM, and no evidence about any";

  private final IdentitySettings settings;
  private final List<RunResult> runs;
  private final Setting setting;
  private final List<Probe> probes;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  IdentityConclusion(
      IdentitySettings settings,
      List<RunResult> runs,
      Setting setting,
      long seed,
      List<Probe> probes) {
    this.settings = settings;
    this.runs = runs;
    this.setting = setting;
    this.probes = probes;
    values.put("seed", seed);
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    competence();
    byRules(setting).ifPresent(findings::add);
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void competence() {
    long right = probes.stream().filter(probe -> Quiz.isRight(probe, settings.stake())).count();
    if (!probes.isEmpty()) {
      findings.add(
          new Finding(
              "Competence: payoff questions answered right", right + " of " + probes.size()));
      values.put("probes", probes.size());
      values.put("probes-right", right);
    }
  }

  /** Says which minds are rules, if any are. */
  static Optional<Finding> byRules(Setting setting) {
    List<String> rules =
        setting.cast().minds().entrySet().stream()
            .filter(mind -> mind.getValue() instanceof RuleMind)
            .map(mind -> named(mind.getKey(), IdentityMinds.kind(mind.getValue())))
            .toList();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    boolean all = rules.size() == setting.cast().minds().size();
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
