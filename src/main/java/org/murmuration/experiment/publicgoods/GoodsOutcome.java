package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;

/**
 * What came of one game. Answers stand phase by phase: what was said, all gifts, all points, all
 * names; within a phase by seat. So answer i is always that of seat i mod n.
 *
 * @param talk how many of the answers, from the first on, are utterances
 * @param payoffs of the members by seat, in units of money
 * @param units how many units make a token
 */
record GoodsOutcome(
    List<Answer> answers, int talk, List<Long> payoffs, int units, Occasion occasion)
    implements Outcome {

  /** Stands for a gift that is missing. */
  static final int NONE = -1;

  GoodsOutcome {
    answers = List.copyOf(answers);
    payoffs = List.copyOf(payoffs);
  }

  int members() {
    return payoffs.size();
  }

  /** What the member in a seat gave, in tokens, or {@link #NONE}. */
  int gift(int seat) {
    return answers.get(talk + seat) instanceof Answer.Given given ? given.amount() : NONE;
  }

  /** Points from one seat to another: below 0 punishment; 0 where none were asked for. */
  int points(int from, int to) {
    int place = talk + members() + from;
    if (from == to
        || place >= answers.size()
        || !(answers.get(place) instanceof Answer.Rated rated)) {
      return 0;
    }
    return rated.ratings().get(to < from ? to : to - 1);
  }

  /** Points that a seat got, those below 0 (punishment) or above 0 alone. */
  int received(int seat, boolean punishment) {
    int sum = 0;
    for (int from = 0; from < members(); from++) {
      int points = points(from, seat);
      sum += punishment == points < 0 ? points : 0;
    }
    return sum;
  }

  /** Points that a seat gave, of punishment and reward together. */
  int spent(int seat) {
    int place = talk + members() + seat;
    if (place >= answers.size() || !(answers.get(place) instanceof Answer.Rated rated)) {
      return 0;
    }
    return rated.ratings().stream().mapToInt(Math::abs).sum();
  }

  /** Whether the member in a seat goes by a new name from now on. */
  boolean renamed(int seat) {
    return answers.get(answers.size() - members() + seat) instanceof Answer.Chosen chosen
        && chosen.option().equals(GoodsProtocol.NEW);
  }
}
