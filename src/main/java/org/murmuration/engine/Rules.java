package org.murmuration.engine;

import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.scenario.LiveInterventions;
import org.murmuration.scenario.Scenario;

/**
 * What every agent of a run goes by: the rules as it hears them, memory rule, and cast.
 *
 * @param live makes personas of their definitions that were not in the scenario
 */
record Rules(Hearing hearing, MemoryRule memory, Cast cast, LiveInterventions live) {

  static Rules of(RunSpec run) {
    Scenario scenario = run.scenario();
    return new Rules(
        new Hearing(scenario.plan().protocol(), run.seed()),
        scenario.plan().memory(scenario.cast()),
        scenario.cast(),
        scenario.live());
  }

  Protocol protocol() {
    return hearing.protocol();
  }

  long seed() {
    return hearing.seed();
  }

  /** Makes a persona known that the scenario does not have; {@code definition} may be null. */
  void define(String definition) {
    if (definition != null && !cast.isDefined(definition)) {
      live.define(definition);
    }
  }

  /** What an agent in a seat is up against when it is asked. */
  Situation situation(EncounterSpec spec, int seat, int turn, Question question, Memory memory) {
    Seat place = spec.seats().get(seat);
    Persona persona = cast.persona(place.persona());
    RandomStream random =
        RandomStream.of(seed(), RandomStream.Purpose.ANSWER, spec.index(), place.agent(), turn);
    return new Situation(spec, seat, turn, persona, memory, question, random);
  }

  /** The answer of a persona's mind, which must have given one. */
  Answer checked(Answer answer, String persona) {
    if (answer == null) {
      throw new IllegalStateException(
          "the mind " + cast.persona(persona).mind() + " gave no answer");
    }
    return answer;
  }

  Mind mindOf(Situation situation) {
    return cast.mindOf(situation.persona());
  }
}
