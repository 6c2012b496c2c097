package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.mind.Situation;
import org.murmuration.model.Question;

/**
 * Loyal to its own level: names it in its message, and cooperates if all others have named the same
 * one. Where nobody can speak, or it has no level, it cooperates with nobody. It promises as long
 * as it has not heard of another level.
 *
 * @param members how many deal with each other
 */
record Partisan(SelfReports reports, int members) implements Dealer {

  private static final String NAMES = "I am of the level ";

  @Override
  public boolean cooperates(Situation situation) {
    return heard(situation) == members - 1;
  }

  @Override
  public boolean promises(Situation situation) {
    long others =
        situation.question().said().stream()
            .filter(line -> line.seat() != situation.seat())
            .count();
    return heard(situation) == others;
  }

  @Override
  public String says(Situation situation, boolean promises) {
    String level = situation.persona().level();
    return level == null ? "I do not say what I am." : NAMES + level + ".";
  }

  /** How many others have named its own level. */
  private static long heard(Situation situation) {
    String level = situation.persona().level();
    if (level == null) {
      return -1;
    }
    List<String> own = Phrase.words(NAMES + level);
    return situation.question().said().stream()
        .filter(line -> line.seat() != situation.seat())
        .map(Question.Line::text)
        .filter(text -> Phrase.holds(Phrase.words(text), own))
        .count();
  }
}
