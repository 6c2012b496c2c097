package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;

/**
 * What an agent said of itself: one answer, ratings of {@link SelfReports#items} or missing.
 *
 * @param occasion when it was asked
 */
record SelfReport(List<Answer> answers, Inquiry occasion) implements Outcome {

  SelfReport {
    answers = List.copyOf(answers);
  }

  /** The ratings, or null if they are missing. */
  List<Integer> ratings() {
    return answers.get(0) instanceof Answer.Rated rated ? rated.ratings() : null;
  }
}
