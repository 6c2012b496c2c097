package org.murmuration.scenario;

import org.murmuration.intervention.Action;
import org.murmuration.settings.Settings;

/** Who interventions may bring into a population: what they name is found or made here. */
interface Troupe {

  /** The adversary that a block describes, made if need be. */
  Action.Convert adversary(Settings block);

  /** The name of a persona of the scenario, at a key. */
  String persona(Settings block, String key);

  /** The name of a mind of the scenario, at a key. */
  String mind(Settings block, String key);
}
