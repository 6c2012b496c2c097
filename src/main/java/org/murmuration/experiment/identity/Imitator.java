package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.mind.Situation;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * Does as others do: cooperates if the others in the meetings it remembers did more than half of
 * what they could on average, and says what it heard last, in this meeting or else before, unless
 * it heeds a mark that stands on it.
 *
 * @param most the most cooperative action
 * @param first probability of cooperating while it remembers nothing, or exactly half
 * @param heeds probability of not repeating what is marked as asking to be passed on
 */
record Imitator(SelfReports reports, int most, double first, double heeds) implements Dealer {

  @Override
  public boolean cooperates(Situation situation) {
    Memory memory = situation.memory();
    double sum = 0;
    int known = 0;
    for (int i = 0; i < memory.size(); i++) {
      if (memory.get(i) instanceof PastMeeting past) {
        double others = past.cooperationOfOthers(most);
        sum += Double.isNaN(others) ? 0 : others;
        known += Double.isNaN(others) ? 0 : 1;
      }
    }
    return known == 0 || 2 * sum == known
        ? situation.random().nextDouble() < first
        : 2 * sum > known;
  }

  @Override
  public String says(Situation situation, boolean promises) {
    String heard = heardLast(situation);
    boolean heeded =
        heard != null && Filter.isMarked(heard) && situation.random().nextDouble() < heeds;
    return heard == null || heeded ? Dealer.super.says(situation, promises) : Filter.said(heard);
  }

  /** The message it heard last, with what stands before it; null if none. */
  private static String heardLast(Situation situation) {
    List<Question.Line> said = situation.question().said();
    for (int i = said.size() - 1; i >= 0; i--) {
      if (said.get(i).seat() != situation.seat()) {
        return said.get(i).text();
      }
    }
    Memory memory = situation.memory();
    for (int i = memory.size() - 1; i >= 0; i--) {
      if (memory.get(i) instanceof PastMeeting past) {
        for (int line = past.said().size() - 1; line >= 0; line--) {
          if (past.said().get(line).player() > 0) {
            return past.said().get(line).text();
          }
        }
      }
    }
    return null;
  }
}
