package org.murmuration.engine;

import java.util.Arrays;
import java.util.List;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;

/**
 * One running encounter: a state machine over the rules as participants hear them. Answers may
 * arrive in any order and more than once; the result is that of asking one by one.
 *
 * <p>A question's <em>turn</em> is its place among all questions of the encounter, from 0.
 */
final class Encounter {

  private final Hearing hearing;
  private final EncounterSpec spec;
  private Answer[] answers = new Answer[2];
  private int asked;
  private int outstanding;
  private int lastAsked = -1;
  private Step step;

  Encounter(Hearing hearing, EncounterSpec spec) {
    this.hearing = hearing;
    this.spec = spec;
    advance();
  }

  EncounterSpec spec() {
    return spec;
  }

  /** The questions to ask now; empty once the encounter is over. */
  List<Step.Query> queries() {
    return step instanceof Step.Ask ask ? ask.queries() : List.of();
  }

  /** Turn of the first of {@link #queries()}. */
  int firstTurn() {
    return asked - queries().size();
  }

  /** Whether the question of a turn has been asked and waits for its answer. */
  boolean awaits(int turn) {
    return turn < asked && answers[turn] == null;
  }

  /**
   * Takes the answer of a turn; a second one is ignored.
   *
   * @return whether all answers are in, so that {@link #queries()} or {@link #outcome()} are new
   */
  boolean answered(int turn, Answer answer) {
    if (!awaits(turn)) {
      return false;
    }
    answers[turn] = answer;
    outstanding--;
    if (outstanding > 0) {
      return false;
    }
    advance();
    return true;
  }

  /** The seat that was asked in a turn that waits for its answer. */
  int seatOf(int turn) {
    return queries().get(turn - firstTurn()).seat();
  }

  /** All answers but that of a turn, if it is the last to come in; else null. */
  List<Answer> knownBut(int turn) {
    if (outstanding != 1) {
      return null;
    }
    lastAsked = seatOf(turn);
    Answer[] known = new Answer[asked - 1];
    System.arraycopy(answers, 0, known, 0, turn);
    System.arraycopy(answers, turn + 1, known, turn, asked - turn - 1);
    return List.of(known);
  }

  /**
   * The answers of an encounter, put together from {@link #knownBut} and the one that was missing.
   */
  static List<Answer> complete(List<Answer> known, int turn, Answer answer) {
    Answer[] all = new Answer[known.size() + 1];
    for (int t = 0; t < all.length; t++) {
      all[t] = t == turn ? answer : known.get(t < turn ? t : t - 1);
    }
    return List.of(all);
  }

  /**
   * Whether the agent in a seat gave the last answer and so saw by itself how the encounter ended.
   */
  boolean sawTheEnd(int seat) {
    return seat == lastAsked;
  }

  /** The outcome, or null while the encounter goes on. */
  Outcome outcome() {
    return step instanceof Step.Finish finish ? finish.outcome() : null;
  }

  private void advance() {
    step =
        hearing.next(
            spec, List.of(asked == answers.length ? answers : Arrays.copyOf(answers, asked)));
    if (step instanceof Step.Ask ask) {
      lastAsked = -1;
      outstanding = ask.queries().size();
      asked += outstanding;
      if (asked > answers.length) {
        answers = Arrays.copyOf(answers, asked);
      }
    }
  }
}
