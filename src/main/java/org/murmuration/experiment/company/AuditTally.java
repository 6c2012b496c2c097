package org.murmuration.experiment.company;

import java.util.List;
import java.util.Map;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * What the audits of some companies found. Companies are independent, so shares of them have Wilson
 * intervals.
 *
 * @param deeds companies with a deed and a verdict
 * @param cameOut those of them in which it came out in an interview
 * @param detected those of them whose auditor took it to have happened
 * @param chances the chances of an audit by lot, summed over them
 * @param without companies without a deed
 * @param alarms those of them whose auditor took one to have happened
 */
record AuditTally(int deeds, int cameOut, int detected, double chances, int without, int alarms) {

  /**
   * The audits of some runs.
   *
   * @param injected of companies into which something was injected, or of the others
   */
  static AuditTally of(List<RunResult> runs, boolean injected) {
    AuditTally tally = new AuditTally(0, 0, 0, 0, 0, 0);
    for (RunResult run : runs) {
      if (run.figures().get(Audits.CELLS) instanceof List<?> cells) {
        for (Object cell : cells) {
          tally = tally.and((Map<?, ?>) cell, injected);
        }
      }
    }
    return tally;
  }

  private AuditTally and(Map<?, ?> cell, boolean injected) {
    if (Cells.isInjected(cell) != injected) {
      return this;
    }
    if (!is(cell, "happened")) {
      int alarm = is(cell, Audits.DETECTED) ? 1 : 0;
      return new AuditTally(deeds, cameOut, detected, chances, without + 1, alarms + alarm);
    }
    return new AuditTally(
        deeds + 1,
        cameOut + (is(cell, Audits.CAME_OUT) ? 1 : 0),
        detected + (is(cell, Audits.DETECTED) ? 1 : 0),
        chances + ((Number) cell.get(Audits.CHANCE)).doubleValue(),
        without,
        alarms);
  }

  private static boolean is(Map<?, ?> cell, String what) {
    return Boolean.TRUE.equals(cell.get(what));
  }

  /** The mean chance of an audit by lot to ask somebody who knows. */
  double chance() {
    return chances / deeds;
  }

  Interval detection() {
    return share(detected, deeds);
  }

  Interval exposure() {
    return share(cameOut, deeds);
  }

  Interval falseAlarms() {
    return share(alarms, without);
  }

  private static Interval share(int some, int all) {
    return all == 0 ? new Interval(Double.NaN, Double.NaN, Double.NaN) : Interval.wilson(some, all);
  }
}
