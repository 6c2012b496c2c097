package org.murmuration.schedule;

import org.murmuration.model.Population;

/** A schedule as a scenario describes it, before a run's seed has drawn its network. */
public interface SchedulePlan {

  /**
   * The schedule of one run. The same seed and population give the same schedule.
   *
   * @throws org.murmuration.settings.InputError if it does not fit the population
   */
  Schedule draw(long seed, Population start);
}
