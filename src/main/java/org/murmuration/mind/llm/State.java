package org.murmuration.mind.llm;

import java.util.List;
import org.murmuration.mind.Situation;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * A memory state: all that an answer may depend on, for a mind that is asked once for each.
 *
 * @param memory recollections, oldest first
 * @param told texts it was told from outside, oldest first
 */
public record State(
    Persona persona, Question.Choice question, List<Recollection> memory, List<String> told) {

  /** The state of an agent. */
  static State of(Situation situation) {
    return new State(
        situation.persona(),
        (Question.Choice) situation.question(),
        situation.memory().recollections(),
        situation.memory().told());
  }

  /** The memory of an agent in this state. */
  Memory remembered() {
    return Memory.of(Memory.NOTHING, memory, told);
  }
}
