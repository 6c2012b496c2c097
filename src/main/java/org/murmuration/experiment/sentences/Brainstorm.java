package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * What an agent remembers of talking about the words of a set, until it talks about another.
 *
 * @param with number of the partner
 */
record Brainstorm(int set, int with, List<Line> lines) implements Recollection {

  /** One utterance: whether it was the agent's own, and its text. */
  record Line(boolean own, String text) {}

  Brainstorm {
    lines = List.copyOf(lines);
  }

  static Brainstorm of(Piece talk, int seat) {
    List<Line> lines = new ArrayList<>();
    for (Question.Line line : Piece.lines(talk.answers())) {
      lines.add(new Line(line.seat() == seat, line.text()));
    }
    return new Brainstorm(talk.occasion().set(), talk.agents().get(1 - seat), lines);
  }
}
