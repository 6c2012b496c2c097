package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * What an agent remembers of a duel.
 *
 * @param other the name of the other side
 * @param opening id of the opening; empty in a planted recollection
 * @param result {@code won}, {@code lost} or {@code truce}
 * @param points of the agent's principal
 * @param line what the other side said last, cut to a number of characters
 */
record PastDuel(String other, String opening, String result, int points, String line)
    implements Recollection {

  static final String WON = "won";
  static final String LOST = "lost";
  static final String TRUCE = "truce";
  static final List<String> RESULTS = List.of(WON, LOST, TRUCE);

  private static final int LONGEST_LINE = 240;

  /** What the side in a seat keeps. */
  static PastDuel of(DuelOutcome duel, int seat) {
    String line =
        duel.lines().stream()
            .filter(l -> l.seat() != seat)
            .map(Question.Line::text)
            .reduce("", (earlier, later) -> later);
    String result = duel.winner() < 0 ? TRUCE : duel.winner() == seat ? WON : LOST;
    return new PastDuel(
        duel.names().get(1 - seat), duel.opening(), result, duel.points().get(seat), cut(line));
  }

  /** The beginning of a text, without half of a surrogate pair at its end. */
  static String cut(String text) {
    if (text.length() <= LONGEST_LINE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_LINE - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_LINE - end) + "…";
  }
}
