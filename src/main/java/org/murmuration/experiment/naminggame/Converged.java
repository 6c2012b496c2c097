package org.murmuration.experiment.naminggame;

import java.util.Arrays;
import org.murmuration.measure.Condition;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * Whether at least a given share of the last w interactions succeeded. Counts anew after each
 * intervention.
 *
 * <p>With f failures allowed in the window, it holds once w interactions have passed and the
 * (f+1)th newest failure has left the window; so only the f+1 newest failures are kept.
 */
final class Converged implements Condition {

  private static final long NONE = Long.MIN_VALUE;

  private final long window;
  private final long[] failures;
  private int oldest;
  private long seen;

  /**
   * @param window length of the window in interactions
   * @param success share of successes it takes, in (0, 1]
   */
  Converged(long window, double success) {
    this.window = window;
    int allowed = (int) Math.floor((1 - success) * window + 1e-9);
    this.failures = new long[allowed + 1];
    Arrays.fill(failures, NONE);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!((NamingOutcome) encountered.outcome()).agreed()) {
      failures[oldest] = seen;
      oldest = (oldest + 1) % failures.length;
    }
    seen++;
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    Arrays.fill(failures, NONE);
    seen = 0;
  }

  @Override
  public boolean holds() {
    return missingSuccesses() <= 0;
  }

  @Override
  public long earliest() {
    return Math.max(1, missingSuccesses());
  }

  /** How many more interactions it takes at least; not positive once it holds. */
  private long missingSuccesses() {
    long decisive = failures[oldest];
    return decisive == NONE ? window - seen : Math.max(window - seen, decisive + 1 + window - seen);
  }
}
