package org.murmuration.mind;

import java.util.List;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;

/**
 * Everything an answer may depend on.
 *
 * @param spec the encounter
 * @param seat the seat of the agent asked
 * @param turn place of the question among all questions of the encounter, from 0
 * @param persona who the agent is in this encounter
 * @param memory what it remembers from before the encounter
 * @param question what it is asked
 * @param random its own stream for this one answer
 */
public record Situation(
    EncounterSpec spec,
    int seat,
    int turn,
    Persona persona,
    Memory memory,
    Question question,
    RandomStream random) {

  /**
   * A situation outside the history: agent 0, alone.
   *
   * @param number tells questions of the same kind apart
   */
  public static Situation outside(
      long number, Persona persona, Memory memory, Question question, RandomStream random) {
    EncounterSpec spec =
        new EncounterSpec(number, List.of(new Seat(0, persona.name(), Memory.NOTHING)));
    return new Situation(spec, 0, 0, persona, memory, question, random);
  }

  /** Number of the agent asked. */
  public int agent() {
    return spec.seats().get(seat).agent();
  }

  /** Index of the encounter. */
  public long encounter() {
    return spec.index();
  }
}
