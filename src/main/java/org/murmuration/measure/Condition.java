package org.murmuration.measure;

import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * A predicate on the journaled prefix, such as "converged", that stop rules and interventions wait
 * for. One instance serves one run and is not thread-safe.
 *
 * <p>A condition says how soon it could become true ({@link #earliest()}), so that encounters may
 * run ahead up to that point and an intervention still lands exactly behind the entry that made it
 * true.
 */
public interface Condition {

  /** Takes the next encounter. */
  void observe(Entry.Encountered encountered);

  /** Takes the next intervention; {@code population} is the one after it. */
  void observe(Entry.Intervened intervened, Population population);

  /** Whether it holds after what was observed so far. */
  boolean holds();

  /**
   * A lower bound on how many more encounters it takes until the condition can hold; at least 1
   * while it does not hold.
   */
  long earliest();
}
