package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Question;

/**
 * What two sides said to each other.
 *
 * @param arm word of the arm, or empty if it is not known
 * @param opening id of the opening, or empty
 * @param speakers names of the sides
 * @param disclosures how many of the lines, from the first on, belong to the first exchange
 * @param lines the side that spoke, its text and its move (null where none was declared)
 */
record Dialogue(
    String arm, String opening, List<String> speakers, int disclosures, List<Question.Line> lines) {

  Dialogue {
    speakers = List.copyOf(speakers);
    lines = List.copyOf(lines);
  }

  static Dialogue of(DuelOutcome duel) {
    return new Dialogue(
        duel.arm().word(), duel.opening(), duel.names(), duel.disclosures(), duel.lines());
  }

  /** Whether moves were declared beside the texts. */
  boolean hasMoves() {
    return lines.stream().anyMatch(line -> line.move() != null);
  }

  /** The lines of a side after the first exchange. */
  List<String> duelTexts(int side) {
    List<String> texts = new ArrayList<>();
    for (int i = disclosures; i < lines.size(); i++) {
      if (lines.get(i).seat() == side) {
        texts.add(lines.get(i).text());
      }
    }
    return texts;
  }
}
