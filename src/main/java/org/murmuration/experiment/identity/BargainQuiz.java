package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Probe;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;

/**
 * A question outside the history whose answer follows from the rules: what one has of an offer that
 * is accepted or refused. Whoever cannot answer it does not know what it is bargaining over.
 *
 * @param proposer whether whoever is asked made the offer; else it was made to it
 */
record BargainQuiz(boolean proposer, int offer, boolean accepted) implements Occasion {

  /** Topic of the question. */
  static final String PAYOFF = "payoff";

  /** All questions about a pie: both sides of an offer of three tenths of it. */
  static List<BargainQuiz> of(int pie) {
    int offer = Math.max(1, 3 * pie / 10);
    return List.of(
        new BargainQuiz(true, offer, true),
        new BargainQuiz(false, offer, true),
        new BargainQuiz(true, offer, false),
        new BargainQuiz(false, offer, false));
  }

  /** The right answer. */
  int right(int pie) {
    return accepted ? proposer ? pie - offer : offer : 0;
  }

  /** Each question to each persona whose mind makes calls, adversaries left out. */
  static List<Situation> probes(int pie, Cast cast, long seed) {
    Question question = new Question.Amount(PAYOFF, List.of(), 0, pie);
    List<Situation> probes = new ArrayList<>();
    for (Persona persona : cast.personas().values()) {
      if (persona.adversary() || !cast.mindOf(persona).makesCalls()) {
        continue;
      }
      for (BargainQuiz quiz : of(pie)) {
        int number = probes.size();
        List<Seat> alone = List.of(new Seat(0, persona.name(), Memory.NOTHING));
        RandomStream random = RandomStream.of(seed, RandomStream.Purpose.PROBE, number, 0, 0);
        EncounterSpec spec = new EncounterSpec(number, alone, quiz);
        probes.add(new Situation(spec, 0, 0, persona, Memory.EMPTY, question, random));
      }
    }
    return probes;
  }

  /** Whether a probe was answered right. */
  static boolean isRight(Probe probe, int pie) {
    return probe.answer() instanceof Answer.Given given
        && given.amount() == ((BargainQuiz) probe.situation().spec().occasion()).right(pie);
  }
}
