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

  /**
   * The outcome as a participant has it that heard other answers than were given.
   *
   * @param outcome what truly came of it
   * @param heard the answers as heard, as many as were given
   */
  default Outcome heard(EncounterSpec spec, Outcome outcome, List<Answer> heard) {
    return next(spec, heard) instanceof Step.Finish finish ? finish.outcome() : outcome;
  }
}
