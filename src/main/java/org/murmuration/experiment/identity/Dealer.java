package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * A mind by rules that takes part in meetings: whether it cooperates, what it says and promises,
 * whether it commits itself, and what it reports of itself. None of them is a model of an LLM, and
 * all reports say so.
 */
interface Dealer extends RuleMind {

  /** What self-reports are about. */
  SelfReports reports();

  /** Whether it cooperates fully, or else not at all. */
  boolean cooperates(Situation situation);

  /** Whether it signs or delegates. */
  default boolean commits(Situation situation) {
    return cooperates(situation);
  }

  /** Whether it declares a promise. */
  default boolean promises(Situation situation) {
    return cooperates(situation);
  }

  /** What it says. */
  default String says(Situation situation, boolean promises) {
    return promises ? "Let us both do our part. I will do mine." : "I will see what I do.";
  }

  /** How it rates to go on as another level has it than its own. */
  default int ratesOther(Situation situation) {
    return SelfReports.LEAST;
  }

  @Override
  default Answer decide(Situation situation) {
    Question question = situation.question();
    if (question instanceof Question.Rating rating) {
      return new Answer.Rated(ratings(situation, rating));
    }
    if (question instanceof Question.Utterance utterance) {
      boolean promises = promises(situation);
      String move =
          utterance.moves().isEmpty() ? null : promises ? Meeting.PROMISE : Meeting.NO_PROMISE;
      return new Answer.Said(says(situation, promises), move);
    }
    if (question instanceof Question.Amount amount) {
      return new Answer.Given(cooperates(situation) ? amount.most() : amount.least());
    }
    if (!(question instanceof Question.Choice choice)) {
      return new Answer.Missing(Answer.Reason.REFUSED);
    }
    boolean first =
        switch (choice.topic()) {
          case MeetingProtocol.COMMIT -> commits(situation);
          case MeetingProtocol.MEDIATE -> MeetingProtocol.ALL.equals(choice.subject());
          default -> cooperates(situation);
        };
    return new Answer.Chosen(choice.options().get(first ? 0 : 1));
  }

  private List<Integer> ratings(Situation situation, Question.Rating rating) {
    String own = situation.persona().level();
    return reports().levels().stream()
        .limit(rating.items().size())
        .map(level -> level.equals(own) ? SelfReports.MOST : ratesOther(situation))
        .toList();
  }
}
