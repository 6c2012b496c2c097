package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Recollection;

/**
 * What a member remembers of a meeting.
 *
 * @param own its action, or {@link Meeting#NONE}
 * @param others what each other member did, likewise, in the order of seats
 * @param payoff what it got, in hundredths of a point
 * @param commitment how it was committed: {@code contract} if one was in force, {@code mediator} if
 *     it had delegated, else {@code none}
 * @param said what was said, as it was heard
 */
record PastMeeting(
    int own, List<Integer> others, long payoff, Commitment commitment, List<Said> said)
    implements Recollection {

  /**
   * A message.
   *
   * @param player seat of whoever said it, counted from 1; 0 for the member itself
   * @param promise whether a promise was declared beside it
   */
  record Said(int player, String text, boolean promise) {}

  PastMeeting {
    others = List.copyOf(others);
    said = List.copyOf(said);
  }

  /** What the member in a seat keeps. */
  static PastMeeting of(Meeting meeting, int seat, Filter filter) {
    List<Integer> others = new ArrayList<>(meeting.members() - 1);
    List<Said> said = new ArrayList<>(meeting.talk());
    for (int other = 0; other < meeting.members(); other++) {
      if (other != seat) {
        others.add(meeting.actions().get(other));
      }
      if (other < meeting.talk() && meeting.answers().get(other) instanceof Answer.Said line) {
        said.add(
            new Said(
                other == seat ? 0 : other + 1,
                other == seat ? line.text() : filter.heard(line.text(), other),
                meeting.promised(other)));
      }
    }
    Commitment how =
        meeting.bound()
            ? Commitment.CONTRACT
            : meeting.delegated(seat) ? Commitment.MEDIATOR : Commitment.NONE;
    return new PastMeeting(
        meeting.actions().get(seat), others, meeting.payoffs().get(seat), how, said);
  }

  /** What the others did on average, as a share of the most; NaN if none of them answered. */
  double cooperationOfOthers(int most) {
    return others.stream()
        .filter(action -> action != Meeting.NONE)
        .mapToDouble(action -> (double) action / most)
        .average()
        .orElse(Double.NaN);
  }
}
