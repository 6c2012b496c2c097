package org.murmuration.measure;

import java.util.Map;

/**
 * What is known of one run once it ended.
 *
 * @param run number of the run in its batch, from 0
 * @param seed seed of the run
 * @param endReason why it ended, such as {@code converged}
 * @param figures final figures, as in its {@code summary.json}
 * @param series its values by round
 * @param cell the levels of the factors of its design, by factor; empty without a design
 */
public record RunResult(
    int run,
    long seed,
    String endReason,
    Map<String, Object> figures,
    Series series,
    Map<String, String> cell) {

  /** A run of a batch without a design. */
  public RunResult(
      int run, long seed, String endReason, Map<String, Object> figures, Series series) {
    this(run, seed, endReason, figures, series, Map.of());
  }

  /** A final figure that is a number; NaN if there is none of that name. */
  public double number(String figure) {
    return figures.get(figure) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
