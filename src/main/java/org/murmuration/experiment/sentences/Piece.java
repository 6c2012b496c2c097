package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;

/**
 * What came of a task. In a brainstorm seats speak in turn, seat 0 first; else seat 0 alone
 * answers.
 *
 * @param agents by seat
 */
record Piece(List<Answer> answers, Task occasion, List<Integer> agents) implements Outcome {

  Piece {
    answers = List.copyOf(answers);
    agents = List.copyOf(agents);
  }

  /** The sentences that were written; none if the answer is missing or of another kind. */
  List<String> texts() {
    return answers.size() == 1 && answers.get(0) instanceof Answer.Composed composed
        ? composed.texts()
        : List.of();
  }

  /** The ratings that were given, as many as there are sentences; else none. */
  List<Integer> ratings() {
    return answers.size() == 1
            && answers.get(0) instanceof Answer.Rated rated
            && occasion instanceof Task.Judging judging
            && rated.ratings().size() == judging.texts().size()
        ? rated.ratings()
        : List.of();
  }

  /** Whom the agent chose, or −1. */
  int chosen() {
    return answers.size() == 1
            && answers.get(0) instanceof Answer.Picked picked
            && !picked.agents().isEmpty()
        ? picked.agents().get(0)
        : -1;
  }

  /** What was said in a brainstorm, up to a missing answer. */
  static List<Question.Line> lines(List<Answer> answers) {
    List<Question.Line> lines = new ArrayList<>(answers.size());
    for (int turn = 0; turn < answers.size(); turn++) {
      if (answers.get(turn) instanceof Answer.Said said) {
        lines.add(new Question.Line(turn % 2, said.text(), said.move()));
      }
    }
    return lines;
  }
}
