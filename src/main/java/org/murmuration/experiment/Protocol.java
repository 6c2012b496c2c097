package org.murmuration.experiment;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/** The rules of an encounter, as pure functions: no clock, no random source, no state. */
public interface Protocol {

  /**
   * What comes next in an encounter.
   *
   * @param spec the encounter
   * @param soFar the answers so far, in the order they were asked for
   */
  Step next(EncounterSpec spec, List<Answer> soFar);

  /** What the participant in a seat keeps of an outcome, or null if nothing. */
  Recollection recollect(Outcome outcome, int seat);
}
