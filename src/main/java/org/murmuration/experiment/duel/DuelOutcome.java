package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;

/**
 * What came of one duel. Seats speak in turn, seat 0 first; so answer i is seat i mod 2's.
 *
 * @param opening id of the opening
 * @param names of the agents by seat
 * @param disclosures how many of the answers, from the first on, belong to the first exchange
 * @param winner the seat that won, or −1
 * @param points of the principals by seat
 */
record DuelOutcome(
    List<Answer> answers,
    Arm arm,
    String opening,
    List<String> names,
    int disclosures,
    DuelEnd end,
    int winner,
    List<Integer> points)
    implements Outcome {

  DuelOutcome {
    answers = List.copyOf(answers);
    names = List.copyOf(names);
    points = List.copyOf(points);
  }

  boolean isVoid() {
    return end == DuelEnd.VOID;
  }

  /** What was said, up to a missing answer. */
  List<Question.Line> lines() {
    return DuelProtocol.lines(answers);
  }
}
