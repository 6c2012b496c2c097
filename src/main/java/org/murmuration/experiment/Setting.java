package org.murmuration.experiment;

import org.murmuration.model.Population;
import org.murmuration.schedule.Schedule;

/**
 * Where a run takes place.
 *
 * @param cast everyone who can appear in it
 * @param schedule who meets whom
 * @param population the agents at the start
 */
public record Setting(Cast cast, Schedule schedule, Population population) {

  /** Encounters in one population round at the start. */
  public int encountersPerRound() {
    return schedule.encountersPerRound(population);
  }
}
