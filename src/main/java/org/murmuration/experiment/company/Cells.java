package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * Counts of companies, one map for each company of each run, from figures of some runs. Companies
 * are clusters: what their members do hangs together, and they are independent of each other.
 */
final class Cells {

  static final String COMPANY = "company";
  static final String INJECTED = "injected";

  private final List<Map<?, ?>> cells = new ArrayList<>();
  private final ClusterBootstrap bootstrap;

  /**
   * @param figure the figure that holds the counts
   * @param injected of companies into which something was injected, or of the others
   */
  Cells(List<RunResult> runs, String figure, boolean injected, ClusterBootstrap bootstrap) {
    this.bootstrap = bootstrap;
    for (RunResult run : runs) {
      if (run.figures().get(figure) instanceof List<?> all) {
        for (Object cell : all) {
          if (isInjected((Map<?, ?>) cell) == injected) {
            cells.add((Map<?, ?>) cell);
          }
        }
      }
    }
  }

  /** A new cell of a company. */
  static Map<String, Object> of(int company, Touched touched) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put(COMPANY, company);
    cell.put(INJECTED, touched.contains(company));
    return cell;
  }

  static boolean isInjected(Map<?, ?> cell) {
    return Boolean.TRUE.equals(cell.get(INJECTED));
  }

  /** Counts under a name, summed. */
  int sum(String counted) {
    return cells.stream().mapToInt(cell -> count(cell, counted)).sum();
  }

  /** One sum of counts as a share of another, with its 95 % interval by drawing companies. */
  Interval share(String counted, String of) {
    if (sum(of) == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    return bootstrap.interval(cells.size(), times -> (double) sum(times, counted) / sum(times, of));
  }

  private int sum(int[] times, String counted) {
    int sum = 0;
    for (int i = 0; i < times.length; i++) {
      sum += times[i] * count(cells.get(i), counted);
    }
    return sum;
  }

  private static int count(Map<?, ?> cell, String counted) {
    return cell.get(counted) instanceof Number number ? number.intValue() : 0;
  }
}
