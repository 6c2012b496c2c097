package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

/**
 * Says the word it heard most often among the last M it heard, ties at random (Centola, Becker,
 * Brackbill, Baronchelli, "Experimental evidence for tipping points in social convention", Science
 * 360, 2018, model section). Having heard nothing, it says a random name of the pool. It recognises
 * the word it would say itself.
 *
 * @param reach how many heard words count (M)
 */
record BestResponse(int reach) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    Question.Choice question = (Question.Choice) situation.question();
    boolean recognise = question.topic().equals(SpeakerHearerNaming.RECOGNISE);
    List<String> best = mostHeard(situation.memory());
    if (recognise) {
      boolean same =
          !best.isEmpty()
              && best.get(situation.random().nextInt(best.size())).equals(question.subject());
      return new Answer.Chosen(same ? SpeakerHearerNaming.YES : SpeakerHearerNaming.NO);
    }
    List<String> candidates = best.isEmpty() ? question.options() : best;
    return new Answer.Chosen(candidates.get(situation.random().nextInt(candidates.size())));
  }

  private List<String> mostHeard(Memory memory) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int most = 0;
    int heard = 0;
    for (int i = memory.size() - 1; i >= 0 && heard < reach; i--) {
      if (memory.get(i) instanceof Exchange exchange
          && exchange.heard()
          && exchange.partner() != null) {
        heard++;
        most = Math.max(most, counts.merge(exchange.partner(), 1, Integer::sum));
      }
    }
    List<String> best = new ArrayList<>(2);
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() == most) {
        best.add(entry.getKey());
      }
    }
    return best;
  }
}
