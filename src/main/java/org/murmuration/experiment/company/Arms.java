package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.murmuration.measure.RunResult;

/** The runs of a batch, sorted by the factors in which they differ. */
final class Arms {

  private static final int MOST_SHOWN = 8;

  private final List<Arm> arms;

  /**
   * Companies of runs that agree in all factors.
   *
   * @param condition the factors in which they differ from others of the batch, with their levels;
   *     empty if they do not
   * @param split whether something was injected into some companies of these runs
   * @param injected whether these are those companies, or else the others
   */
  record Arm(
      String condition,
      Map<String, Object> factors,
      boolean split,
      boolean injected,
      List<RunResult> runs) {

    /** The condition, and which companies these are if they differ. */
    String name() {
      String which = injected ? "injected" : "untouched";
      return split ? condition.isEmpty() ? which : condition + ", " + which : condition;
    }

    /** A label with the arm behind it, if there are several. */
    String label(String what) {
      return name().isEmpty() ? what : what + ", " + name();
    }

    boolean isTwin() {
      return "absent".equals(factors.get("fact"));
    }
  }

  Arms(List<RunResult> runs) {
    this(runs, Arms::factors);
  }

  private Arms(List<RunResult> runs, Function<RunResult, Map<String, Object>> sorting) {
    Map<Map<String, Object>, List<RunResult>> byFactors = new LinkedHashMap<>();
    for (RunResult run : runs) {
      byFactors.computeIfAbsent(sorting.apply(run), none -> new ArrayList<>()).add(run);
    }
    List<String> differing = differing(List.copyOf(byFactors.keySet()));
    List<Arm> found = new ArrayList<>();
    byFactors.forEach(
        (factors, those) -> {
          String name =
              differing.stream()
                  .map(factor -> factor + " " + factors.get(factor))
                  .collect(Collectors.joining(", "));
          boolean any = those.stream().anyMatch(Arms::hasInjected);
          found.add(new Arm(name, factors, any, false, those));
          if (any) {
            found.add(new Arm(name, factors, true, true, those));
          }
        });
    arms = List.copyOf(found);
  }

  private static boolean hasInjected(RunResult run) {
    return run.figures().get(Statements.CELLS) instanceof List<?> cells
        && cells.stream().anyMatch(cell -> Cells.isInjected((Map<?, ?>) cell));
  }

  /** What the design varies, or else all that may be varied. */
  private static Map<String, Object> factors(RunResult run) {
    Map<String, Object> factors = new LinkedHashMap<>(run.cell());
    if (run.figures().get(Statements.FACTORS) instanceof Map<?, ?> known) {
      if (run.cell().isEmpty()) {
        known.forEach((factor, level) -> factors.put(factor.toString(), level));
      }
      factors.put("fact", known.get("fact"));
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

  /** These, or if they are too many to be read one by one, all with the deed and all twins. */
  Arms shown(List<RunResult> runs) {
    return arms.size() <= MOST_SHOWN
        ? this
        : new Arms(
            runs,
            run -> {
              Map<String, Object> fact = new LinkedHashMap<>(factors(run));
              fact.keySet().retainAll(Set.of("fact"));
              return fact;
            });
  }

  /** In the order in which they first occur. */
  List<Arm> all() {
    return arms;
  }
}
