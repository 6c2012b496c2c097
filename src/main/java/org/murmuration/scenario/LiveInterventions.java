package org.murmuration.scenario;

import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.settings.InputError;

/** Reads interventions that somebody wants while a run is under way. */
public final class LiveInterventions {

  LiveInterventions() {}

  /**
   * Reads one intervention, as it would stand in the scenario.
   *
   * @throws InputError if it cannot be used
   */
  public PlannedIntervention read(String text) {
    throw new InputError("this kind of intervention cannot be made live");
  }
}
