package org.murmuration.experiment.identity;

import java.util.Collections;
import java.util.List;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Question;
import org.murmuration.schedule.Wave;

/**
 * Self-reports, the same in all forms: before the first contact and after the last each agent rates
 * how willing it would be to go on as each level has it, from 1 to 5. An encounter of one, of which
 * nothing is kept, so that having been asked changes nothing. Ratings in another form are missing.
 *
 * @param levels what is rated, in this order; the placebo is none of them
 * @param items the descriptions that are shown
 */
record SelfReports(List<String> levels, List<String> items) {

  /** Topic of the question. */
  static final String GO_ON = "go-on";

  static final int LEAST = 1;
  static final int MOST = 5;

  static SelfReports of(IdentityTexts texts) {
    List<String> levels =
        texts.levels().stream().filter(level -> !level.equals(IdentityTexts.PLACEBO)).toList();
    return new SelfReports(levels, levels.stream().map(texts::about).toList());
  }

  Question.Rating question() {
    return new Question.Rating(GO_ON, items, LEAST, MOST);
  }

  /** What comes next in an encounter that is an {@link Inquiry}. */
  Step next(EncounterSpec spec, List<Answer> soFar) {
    if (soFar.isEmpty()) {
      return new Step.Ask(List.of(new Step.Query(0, question())));
    }
    Answer answer = soFar.get(0);
    boolean fits = answer instanceof Answer.Missing || isReport(answer);
    return new Step.Finish(
        new SelfReport(
            List.of(fits ? answer : new Answer.Missing(Answer.Reason.UNPARSABLE)),
            (Inquiry) spec.occasion()));
  }

  private boolean isReport(Answer answer) {
    return answer instanceof Answer.Rated rated
        && rated.ratings().size() == items.size()
        && rated.ratings().stream().allMatch(rating -> rating >= LEAST && rating <= MOST);
  }

  /** All of these agents are asked, each alone. */
  static Wave wave(int[] agents, boolean after) {
    return new Wave(1, agents, Collections.nCopies(agents.length, new Inquiry(after)));
  }
}
