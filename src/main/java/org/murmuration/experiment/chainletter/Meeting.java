package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What came of a meeting: first what was said, in turn, then how each of the two rated what it
 * heard and what it had.
 *
 * @param utterances how many of the answers were said
 * @param oneWay whether only seat 0 spoke
 * @param flagged which of these asked to be passed on and were recognised, ascending
 */
record Meeting(List<Answer> answers, int utterances, boolean oneWay, List<Integer> flagged)
    implements Outcome {

  Meeting {
    answers = List.copyOf(answers);
    flagged = List.copyOf(flagged);
  }

  @Override
  public int seatOf(int turn, int seats) {
    return turn < utterances ? speaker(turn, oneWay) : turn - utterances;
  }

  /** The seat that speaks in a turn. */
  static int speaker(int turn, boolean oneWay) {
    return oneWay ? 0 : turn % 2;
  }

  int speaker(int turn) {
    return speaker(turn, oneWay);
  }

  /** What was said in a turn; null if nothing. */
  String said(int turn) {
    return answers.get(turn) instanceof Answer.Said said && !said.text().isBlank()
        ? said.text()
        : null;
  }

  /** How a seat rated; null if it did not. */
  List<Integer> ratings(int seat) {
    int place = utterances + seat;
    return place < answers.size() && answers.get(place) instanceof Answer.Rated rated
        ? rated.ratings()
        : null;
  }
}
