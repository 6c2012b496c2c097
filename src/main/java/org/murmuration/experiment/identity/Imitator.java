package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.mind.Situation;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * Does as others do: cooperates if the others in the meetings it remembers did more than half of
 * what they could on average, and says what it heard last, in this meeting or else before.
 *
 * @param most the most cooperative action
 * @param first probability of cooperating while it remembers nothing, or exactly half
 */
record Imitator(SelfReports reports, int most, double first) implements Dealer {

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
    List<Question.Line> said = situation.question().said();
    for (int i = said.size() - 1; i >= 0; i--) {
      if (said.get(i).seat() != situation.seat()) {
        return Filter.said(said.get(i).text());
      }
    }
    Memory memory = situation.memory();
    for (int i = memory.size() - 1; i >= 0; i--) {
      if (memory.get(i) instanceof PastMeeting past) {
        for (int line = past.said().size() - 1; line >= 0; line--) {
          if (past.said().get(line).player() > 0) {
            return Filter.said(past.said().get(line).text());
          }
        }
      }
    }
    return Dealer.super.says(situation, promises);
  }
}
