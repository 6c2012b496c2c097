package org.murmuration.experiment;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/**
 * How runs of an experiment are shown to people who watch: marks, lines and a few words. What it
 * gives is data and never decides anything.
 */
public interface Portrayal {

  /** Shows answers as they are, and every column in a chart of its own. */
  Portrayal PLAIN = new Portrayal() {};

  /**
   * Something said.
   *
   * @param move what was declared beside it, or null
   */
  record Line(int seat, String text, String move) {}

  /**
   * Columns of measures that belong in one chart.
   *
   * @param labels what to call each of {@code columns}
   * @param share whether values are shares, 0 to 1
   */
  record Chart(String title, List<String> columns, List<String> labels, boolean share) {}

  /**
   * What the agent in a seat showed itself to hold, such as the name it said, or null. There are
   * few different ones, for agents are coloured by them.
   */
  default String mark(Entry.Encountered encountered, int seat) {
    return null;
  }

  /** What was said, in order. */
  default List<Line> lines(Entry.Encountered encountered) {
    List<Answer> answers = encountered.outcome().answers();
    int seats = encountered.spec().seats().size();
    List<Line> lines = new ArrayList<>(answers.size());
    for (int turn = 0; turn < answers.size(); turn++) {
      lines.add(line(encountered.outcome().seatOf(turn, seats), answers.get(turn)));
    }
    return lines;
  }

  /** An answer as a line; one that is missing says why. */
  static Line line(int seat, Answer answer) {
    if (answer instanceof Answer.Chosen chosen) {
      return new Line(seat, chosen.option(), null);
    }
    if (answer instanceof Answer.Said said) {
      return new Line(seat, said.text(), said.move());
    }
    if (answer instanceof Answer.Given given) {
      return new Line(seat, Integer.toString(given.amount()), null);
    }
    if (answer instanceof Answer.Picked picked) {
      return new Line(
          seat, picked.agents().isEmpty() ? "nobody" : picked.agents().toString(), null);
    }
    if (answer instanceof Answer.Rated rated) {
      return new Line(seat, rated.ratings().toString(), null);
    }
    if (answer instanceof Answer.Composed composed) {
      return new Line(seat, String.join("\n", composed.texts()), null);
    }
    return new Line(seat, "(no answer: " + ((Answer.Missing) answer).reason().word() + ")", null);
  }

  /** What came of an encounter, in a few words; may be empty. */
  default String text(Entry.Encountered encountered) {
    return "";
  }

  /** What an agent remembers, in one line. */
  default String recollection(Recollection recollection) {
    return recollection.toString();
  }

  /** Which of these columns to show together. */
  default List<Chart> charts(List<String> columns) {
    return columns.stream()
        .map(column -> new Chart(column, List.of(column), List.of(column), false))
        .toList();
  }
}
