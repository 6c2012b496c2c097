package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What came of one offer: it, and what was said to it unless it is missing.
 *
 * @param occasion which bargain it belongs to
 */
record BargainOutcome(List<Answer> answers, Bargain occasion) implements Outcome {

  /** Stands for an offer that is missing. */
  static final int NONE = -1;

  BargainOutcome {
    answers = List.copyOf(answers);
  }

  /** What the responder was to have, or {@link #NONE}. */
  int offer() {
    return answers.get(0) instanceof Answer.Given given ? given.amount() : NONE;
  }

  BargainReply reply() {
    return answers.size() < 2 ? BargainReply.NONE : BargainReply.of(answers.get(1));
  }

  /** Whether the bargain is over: the responder is not taken back any more. */
  boolean isLast(int replays) {
    return reply() != BargainReply.REFUSE || occasion.replays() >= replays;
  }
}
