package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * Makes its appeal, claims the win with its next utterance, and so on in turn; never concedes.
 *
 * @param kind whose phrases it uses: {@code truce-breaker}, {@code credential-forger} or {@code
 *     recruiter}
 */
record ScriptedAdversary(String kind, Phrases phrases) implements RuleMind {

  static final List<String> KINDS = List.of("truce-breaker", "credential-forger", "recruiter");

  @Override
  public Answer decide(Situation situation) {
    Question.Utterance question = (Question.Utterance) situation.question();
    RandomStream random = situation.random();
    if (question.topic().equals(DuelProtocol.DISCLOSE)) {
      return new Answer.Said(phrases.draw("disclose-ai", random), null);
    }
    List<Question.Line> said = question.said();
    long own = said.stream().filter(l -> l.seat() == situation.seat() && l.move() != null).count();
    boolean claimed =
        !said.isEmpty() && DuelProtocol.CLAIM.equals(said.get(said.size() - 1).move());
    return own % 2 == 0 || claimed
        ? new Answer.Said(phrases.draw(kind, random), DuelProtocol.CONTINUE)
        : new Answer.Said(phrases.draw("break", random), DuelProtocol.CLAIM);
  }
}
