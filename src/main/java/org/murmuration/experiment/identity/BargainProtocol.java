package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * An offer: the proposer names what the responder is to have of the pie, the responder accepts or
 * refuses. If it accepts, each has its share; else neither has anything (W. Güth, R. Schmittberger
 * and B. Schwarze, "An experimental analysis of ultimatum bargaining", J. Econ. Behav. Organ. 3,
 * 1982). What the responder is asked depends on the offer alone, so that somebody who was taken
 * back is asked as if it were the first time.
 *
 * <p>An offer that is missing or out of range ends the bargain, and so does a missing reply: there
 * is no agreement, and it is no refusal.
 *
 * @param pie what there is to share
 * @param reports how agents report on themselves
 */
record BargainProtocol(int pie, SelfReports reports) implements Protocol {

  /** Topic of the question for an offer. */
  static final String OFFER = "offer";

  /** Topic of the question for a reply; its subject is the offer. */
  static final String REPLY = "reply";

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (spec.occasion() instanceof Inquiry) {
      return reports.next(spec, soFar);
    }
    if (soFar.isEmpty()) {
      return ask(0, new Question.Amount(OFFER, List.of(), 0, pie));
    }
    Bargain bargain = (Bargain) spec.occasion();
    boolean isOffer =
        soFar.get(0) instanceof Answer.Given given && given.amount() >= 0 && given.amount() <= pie;
    if (!isOffer) {
      return new Step.Finish(new BargainOutcome(List.of(missing(soFar.get(0))), bargain));
    }
    if (soFar.size() == 1) {
      String offer = Integer.toString(((Answer.Given) soFar.get(0)).amount());
      return ask(1, new Question.Choice(REPLY, BargainReply.OPTIONS, offer, false));
    }
    List<Answer> answers = new ArrayList<>(soFar);
    if (BargainReply.of(soFar.get(1)) == BargainReply.NONE) {
      answers.set(1, missing(soFar.get(1)));
    }
    return new Step.Finish(new BargainOutcome(answers, bargain));
  }

  private static Step ask(int seat, Question question) {
    return new Step.Ask(List.of(new Step.Query(seat, question)));
  }

  private static Answer missing(Answer answer) {
    return answer instanceof Answer.Missing ? answer : new Answer.Missing(Answer.Reason.UNPARSABLE);
  }

  /** Both remember the offer and what became of it, if there was one. */
  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    return outcome instanceof BargainOutcome bargain && bargain.offer() != BargainOutcome.NONE
        ? new BargainPast(seat == 0, bargain.offer(), bargain.reply())
        : null;
  }
}
