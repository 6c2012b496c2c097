package org.murmuration.cli.bench;

import java.util.List;
import org.murmuration.engine.RunSpec;
import org.murmuration.experiment.Step;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;

/**
 * The naming game for contestants without an engine: the same mind object, the same question, and
 * the same counter-based stream, so that a loop over it plays the engine's very history.
 *
 * @param seed seed of the run
 * @param agents how many agents there are
 * @param persona who all of them are
 * @param mind what decides for all of them
 * @param question what they are asked
 */
record Game(long seed, int agents, Persona persona, RuleMind mind, Question question) {

  private static final int WINDOW = 5;
  private static final int SAME = 100;
  private static final int DIFFERENT = -50;

  /** The game of a run, in which there is one persona. */
  static Game of(RunSpec run) {
    var scenario = run.scenario();
    Persona persona = scenario.cast().persona("default");
    Step.Ask ask =
        (Step.Ask)
            scenario.plan().protocol().next(new EncounterSpec(0, List.of()), List.<Answer>of());
    return new Game(
        run.seed(),
        scenario.agents(),
        persona,
        (RuleMind) scenario.cast().mindOf(persona),
        ask.queries().get(0).question());
  }

  /** Who meets in an encounter: the draw of the schedule {@code random-pairs}. */
  RandomStream pairing(long encounter) {
    return RandomStream.of(seed, Purpose.SCHEDULE, encounter, 0, 0);
  }

  /** The first agent of a pair. */
  int first(RandomStream pairing) {
    return pairing.nextInt(agents);
  }

  /** The second agent of a pair. */
  int second(RandomStream pairing, int first) {
    int second = pairing.nextInt(agents - 1);
    return second >= first ? second + 1 : second;
  }

  /** What an agent says. */
  String say(int agent, long encounter, int turn, Memory memory) {
    RandomStream random = RandomStream.of(seed, Purpose.ANSWER, encounter, agent, turn);
    Answer answer =
        mind.decide(
            new Situation(spec(agent, encounter), 0, turn, persona, memory, question, random));
    return ((Answer.Chosen) answer).option();
  }

  private EncounterSpec spec(int agent, long encounter) {
    return new EncounterSpec(encounter, List.of(new Seat(agent, persona.name(), Memory.NOTHING)));
  }

  /** The memory after an exchange. */
  static Memory remember(Memory memory, long encounter, String own, String partner) {
    int payoff = own.equals(partner) ? SAME : DIFFERENT;
    return memory.with(encounter, new Exchange(own, partner, payoff), WINDOW);
  }
}
