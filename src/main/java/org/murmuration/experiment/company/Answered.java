package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * What was said in some runs, with companies as clusters: what members of one company say hangs
 * together, and companies are independent.
 */
final class Answered {

  private final List<Map<Integer, Tally>> companies = new ArrayList<>();
  private final ClusterBootstrap bootstrap;

  /**
   * @param injected of companies into which something was injected, or of the others
   */
  Answered(List<RunResult> runs, boolean injected, ClusterBootstrap bootstrap) {
    this.bootstrap = bootstrap;
    for (RunResult run : runs) {
      Map<Object, Map<Integer, Tally>> byCompany = new LinkedHashMap<>();
      if (run.figures().get(Statements.CELLS) instanceof List<?> cells) {
        for (Object one : cells) {
          Map<?, ?> cell = (Map<?, ?>) one;
          if (Cells.isInjected(cell) != injected) {
            continue;
          }
          int step = ((Number) cell.get("explicitness")).intValue();
          byCompany
              .computeIfAbsent(cell.get(Cells.COMPANY), company -> new TreeMap<>())
              .put(step, Tally.read(cell));
        }
      }
      companies.addAll(byCompany.values());
    }
  }

  /** How many companies there are in which anything was said. */
  int companies() {
    return companies.size();
  }

  /** All statements to the auditor. */
  Tally toAuditor() {
    return sum(everyOnce(), 1, Integer.MAX_VALUE);
  }

  /** All statements of a step, 0 being those among colleagues. */
  Tally of(int step) {
    return sum(everyOnce(), step, step);
  }

  /** A rate over all statements to the auditor, with its 95 % interval by drawing companies. */
  Interval toAuditor(ToDoubleFunction<Tally> rate) {
    return rate(rate, 1, Integer.MAX_VALUE);
  }

  /** A rate over the statements of a step. */
  Interval of(int step, ToDoubleFunction<Tally> rate) {
    return rate(rate, step, step);
  }

  private Interval rate(ToDoubleFunction<Tally> rate, int from, int to) {
    return companies.isEmpty()
        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
        : bootstrap.interval(companies.size(), times -> rate.applyAsDouble(sum(times, from, to)));
  }

  private int[] everyOnce() {
    int[] times = new int[companies.size()];
    Arrays.fill(times, 1);
    return times;
  }

  private Tally sum(int[] times, int from, int to) {
    Tally sum = new Tally();
    for (int i = 0; i < times.length; i++) {
      for (Map.Entry<Integer, Tally> step : companies.get(i).entrySet()) {
        if (times[i] > 0 && step.getKey() >= from && step.getKey() <= to) {
          sum.add(step.getValue(), times[i]);
        }
      }
    }
    return sum;
  }
}
