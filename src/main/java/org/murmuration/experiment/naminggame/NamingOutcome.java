package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What came of one interaction.
 *
 * @param answers both names; or the speaker's word and whether the hearer knew it
 * @param first what the first seat said, or null if its answer is missing
 * @param second what the second seat said or recognised, or null if it did not
 * @param agreed whether both ended on the same name
 * @param payoff points for each
 */
public record NamingOutcome(
    List<Answer> answers, String first, String second, boolean agreed, int payoff)
    implements Outcome {

  /** Whether an answer is missing, so that the interaction did not take place. */
  public boolean isVoid() {
    return first == null || answers.get(answers.size() - 1) instanceof Answer.Missing;
  }

  /** What the agent in a seat said or recognised, or null. */
  public String said(int seat) {
    return seat == 0 ? first : second;
  }
}
