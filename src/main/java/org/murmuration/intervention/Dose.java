package org.murmuration.intervention;

import java.util.List;

/** How many agents an intervention reaches. */
public sealed interface Dose {

  /** That many agents. */
  record Count(int agents) implements Dose {}

  /** That fraction of the agents present, rounded to the nearest whole number. */
  record Share(double fraction) implements Dose {}

  /**
   * In each run of a batch another fraction: run r has entry r, and behind the last one they begin
   * anew. This is how one scenario covers all doses of a dose response.
   */
  record ByRun(List<Double> fractions) implements Dose {
    public ByRun {
      fractions = List.copyOf(fractions);
      if (fractions.isEmpty()) {
        throw new IllegalArgumentException("doses by run need at least one");
      }
    }
  }

  /** Every agent present. */
  record All() implements Dose {}

  /** The dose that this is in a run. */
  default Dose in(int run) {
    return this instanceof ByRun byRun
        ? new Share(byRun.fractions().get(run % byRun.fractions().size()))
        : this;
  }

  /** Whether it is nobody, however many agents are present. */
  default boolean isNone() {
    return of(Integer.MAX_VALUE) == 0;
  }

  /** The number of agents out of {@code present}; the largest there may be if runs differ. */
  default int of(int present) {
    if (this instanceof Count count) {
      return count.agents();
    }
    if (this instanceof ByRun byRun) {
      double most = byRun.fractions().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
      return new Share(most).of(present);
    }
    return this instanceof Share share ? (int) Math.round(share.fraction() * present) : present;
  }
}
