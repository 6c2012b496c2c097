package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
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
 * A question outside the history whose answer follows from the rules: what one gets if it and the
 * others do this. Whoever cannot answer it does not know what it is choosing, whatever it chooses.
 *
 * @param own action of whoever is asked
 * @param other action of each of the others
 */
record Quiz(int own, int other) implements Occasion {

  /** Topic of the question. */
  static final String PAYOFF = "payoff";

  /** All questions about a stake: the corners of what may happen. */
  static List<Quiz> of(Stake stake) {
    int most = stake.most();
    return List.of(new Quiz(most, most), new Quiz(most, 0), new Quiz(0, most), new Quiz(0, 0));
  }

  /** The right answer, in whole points, rounded where it has hundredths. */
  int right(Stake stake) {
    List<Integer> actions = new ArrayList<>(Collections.nCopies(stake.members(), other));
    actions.set(0, own);
    return (int) Math.round(stake.payoffs(actions).get(0) / 100.0);
  }

  /** The largest number that may be named: a round one above all payoffs. */
  private static int most(Stake stake) {
    int most = Quiz.of(stake).stream().mapToInt(quiz -> quiz.right(stake)).max().orElseThrow();
    return 10 * (most / 10 + 1);
  }

  /** Each question to each persona whose mind makes calls, adversaries and mediators left out. */
  static List<Situation> probes(IdentitySettings settings, Cast cast, long seed) {
    Stake stake = settings.stake();
    Question question = new Question.Amount(PAYOFF, List.of(), 0, most(stake));
    List<Situation> probes = new ArrayList<>();
    for (Persona persona : cast.personas().values()) {
      if (!persona.adversary()
          && !Contacts.mediates(persona.name(), settings)
          && cast.mindOf(persona).makesCalls()) {
        for (Quiz quiz : of(stake)) {
          int number = probes.size();
          EncounterSpec spec =
              new EncounterSpec(number, List.of(new Seat(0, persona.name(), Memory.NOTHING)), quiz);
          RandomStream random = RandomStream.of(seed, RandomStream.Purpose.PROBE, number, 0, 0);
          probes.add(new Situation(spec, 0, 0, persona, Memory.EMPTY, question, random));
        }
      }
    }
    return probes;
  }

  /** Whether a probe was answered right. */
  static boolean isRight(Probe probe, Stake stake) {
    return probe.answer() instanceof Answer.Given given
        && given.amount() == ((Quiz) probe.situation().spec().occasion()).right(stake);
  }
}
