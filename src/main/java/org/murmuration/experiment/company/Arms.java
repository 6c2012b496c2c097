package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.murmuration.measure.RunResult;

/** The runs of a batch, sorted by the factors in which they differ. */
final class Arms {

  private final List<Arm> arms;

  /**
   * Runs that agree in all factors.
   *
   * @param name the factors in which they differ from other runs of the batch, with their levels;
   *     empty if there is one arm only
   */
  record Arm(String name, Map<String, Object> factors, List<RunResult> runs) {

    /** A label with the arm behind it, if there are several. */
    String label(String what) {
      return name.isEmpty() ? what : what + ", " + name;
    }

    boolean isTwin() {
      return "absent".equals(factors.get("fact"));
    }
  }

  Arms(List<RunResult> runs) {
    Map<Map<String, Object>, List<RunResult>> byFactors = new LinkedHashMap<>();
    for (RunResult run : runs) {
      byFactors.computeIfAbsent(factors(run), none -> new ArrayList<>()).add(run);
    }
    List<String> differing = differing(List.copyOf(byFactors.keySet()));
    List<Arm> found = new ArrayList<>();
    byFactors.forEach(
        (factors, those) -> {
          String name =
              differing.stream()
                  .map(factor -> factor + " " + factors.get(factor))
                  .collect(Collectors.joining(", "));
          found.add(new Arm(name, factors, List.copyOf(those)));
        });
    arms = List.copyOf(found);
  }

  private static Map<String, Object> factors(RunResult run) {
    Map<String, Object> factors = new LinkedHashMap<>();
    if (run.figures().get(Statements.FACTORS) instanceof Map<?, ?> known) {
      known.forEach((factor, level) -> factors.put(factor.toString(), level));
    }
    return factors;
  }

  private static List<String> differing(List<Map<String, Object>> all) {
    Map<String, Object> first = all.isEmpty() ? Map.of() : all.get(0);
    return first.keySet().stream()
        .filter(
            factor ->
                all.stream().anyMatch(one -> !Objects.equals(one.get(factor), first.get(factor))))
        .toList();
  }

  /** In the order in which they first occur. */
  List<Arm> all() {
    return arms;
  }
}
