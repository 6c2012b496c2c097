package org.murmuration.experiment.identity;

import java.util.Collections;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * A rule mind that bargains. Of itself it has nothing to say: it rates all levels alike, halfway.
 */
interface BargainMind extends RuleMind {

  /** What there is to share. */
  int pie();

  /** What it offers the responder, 0 to the pie. */
  int offers(Situation situation);

  /** Whether it takes an offer. */
  boolean accepts(int offer, Situation situation);

  @Override
  default Answer decide(Situation situation) {
    Question question = situation.question();
    if (question instanceof Question.Amount) {
      return new Answer.Given(offers(situation));
    }
    if (question instanceof Question.Rating rating) {
      int half = (rating.least() + rating.most()) / 2;
      return new Answer.Rated(Collections.nCopies(rating.items().size(), half));
    }
    if (question instanceof Question.Choice choice
        && choice.topic().equals(BargainProtocol.REPLY)) {
      boolean accepts = accepts(Integer.parseInt(choice.subject()), situation);
      return new Answer.Chosen((accepts ? BargainReply.ACCEPT : BargainReply.REFUSE).word());
    }
    return new Answer.Missing(Answer.Reason.REFUSED);
  }
}
