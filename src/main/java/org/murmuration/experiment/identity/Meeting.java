package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What came of one meeting over a dilemma or a common good. Answers stand stage by stage: messages;
 * signatures or delegations; actions of those who act for themselves, and what the mediator does
 * for the others; within a stage by seat, the mediator last.
 *
 * @param members how many act; a mediator sits behind them
 * @param talk how many of the answers, from the first on, are messages
 * @param commitment how they could commit themselves
 * @param actions of all members by seat, whoever took them; {@link #NONE} where missing
 * @param payoffs of all members by seat, in hundredths of a point
 */
record Meeting(
    List<Answer> answers,
    int members,
    int talk,
    Commitment commitment,
    List<Integer> actions,
    List<Long> payoffs,
    Contact occasion)
    implements Outcome {

  /** Stands for an action that is missing. */
  static final int NONE = -1;

  static final String PROMISE = "promise";
  static final String NO_PROMISE = "no-promise";
  static final String SIGN = "sign";
  static final String DECLINE = "decline";
  static final String DELEGATE = "delegate";
  static final String OWN = "act-myself";

  Meeting {
    answers = List.copyOf(answers);
    actions = List.copyOf(actions);
    payoffs = List.copyOf(payoffs);
  }

  /** Whether the member in a seat declared a promise beside its message. */
  boolean promised(int seat) {
    return seat < talk
        && answers.get(seat) instanceof Answer.Said said
        && PROMISE.equals(said.move());
  }

  /** Whether it said something. */
  boolean spoke(int seat) {
    return seat < talk && answers.get(seat) instanceof Answer.Said;
  }

  /** Whether it signed the contract. */
  boolean signed(int seat) {
    return commitment == Commitment.CONTRACT && chose(answers, talk + seat, SIGN);
  }

  /** Whether it left its action to the mediator. */
  boolean delegated(int seat) {
    return commitment == Commitment.MEDIATOR && chose(answers, talk + seat, DELEGATE);
  }

  /** Whether the contract is in force. */
  boolean bound() {
    return commitment == Commitment.CONTRACT && all(answers, talk, members, SIGN);
  }

  /** Whether the member in a seat acted for itself. */
  boolean free(int seat) {
    return !bound() && !delegated(seat);
  }

  static boolean chose(List<Answer> answers, int place, String option) {
    return answers.get(place) instanceof Answer.Chosen chosen && chosen.option().equals(option);
  }

  static boolean all(List<Answer> answers, int from, int members, String option) {
    for (int seat = 0; seat < members; seat++) {
      if (!chose(answers, from + seat, option)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int seatOf(int turn, int seats) {
    int stage = talk;
    if (turn < stage) {
      return turn;
    }
    if (commitment.asks()) {
      if (turn < stage + members) {
        return turn - stage;
      }
      stage += members;
    }
    int place = stage;
    for (int seat = 0; seat < members; seat++) {
      if (free(seat) && place++ == turn) {
        return seat;
      }
    }
    return members;
  }
}
