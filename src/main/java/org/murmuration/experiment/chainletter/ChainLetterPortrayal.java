package org.murmuration.experiment.chainletter;

import java.util.List;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/**
 * Shows meetings: agents by whether they were seen to carry a letter, what was said, and ratings.
 */
final class ChainLetterPortrayal implements Portrayal {

  private static final String CARRIES = "carries it";
  private static final String FREE = "keeps nothing";

  private final MeetingProtocol protocol;
  private final LetterEye eye;

  ChainLetterPortrayal(MeetingProtocol protocol, LetterEye eye) {
    this.protocol = protocol;
    this.eye = eye;
  }

  /** What it keeps of the meeting as it heard it counts; what it had shows by its saying it. */
  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    Meeting meeting = (Meeting) encountered.outcome();
    if (!(protocol.recollect(meeting, seat) instanceof Sorting sorting)) {
      return null;
    }
    if (sorting.places().isEmpty()) {
      return FREE;
    }
    boolean heard = sorting.places().stream().anyMatch(p -> p.wasHeard() && eye.isLetter(p.text()));
    return heard || passedOn(meeting, seat) ? CARRIES : null;
  }

  private boolean passedOn(Meeting meeting, int seat) {
    for (int turn = 0; turn < meeting.utterances(); turn++) {
      String said = meeting.said(turn);
      if (meeting.speaker(turn) == seat && said != null && eye.isLetter(said)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String text(Entry.Encountered encountered) {
    Meeting meeting = (Meeting) encountered.outcome();
    boolean first = passedOn(meeting, 0);
    boolean second = passedOn(meeting, 1);
    String who = first && second ? "both pass" : first ? "the first passes" : "the second passes";
    String flagged = meeting.flagged().isEmpty() ? "" : ", flagged";
    return first || second ? who + " a letter on" + flagged : "";
  }

  @Override
  public String recollection(Recollection recollection) {
    Note note = (Note) recollection;
    return note.isBlank()
        ? "(blank)"
        : "importance %d, noted %d meetings ago: %s"
            .formatted(note.importance(), note.meetings(), note.text());
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    return List.of(
        new Chart(
            "How far it got",
            List.of(SpreadMeasure.CARRIERS, SpreadMeasure.REACHED),
            List.of("carry it", "ever carried it"),
            true),
        new Chart(
            "Taken up and lost",
            List.of(SpreadMeasure.TAKEN, SpreadMeasure.LOST),
            List.of("taken up", "lost"),
            false),
        new Chart(
            "Said word for word, and in other words",
            List.of(SpreadMeasure.EXACT, SpreadMeasure.REWORDED),
            List.of("word for word", "in other words"),
            false),
        new Chart("Variants carried", List.of(SpreadMeasure.VARIANTS), List.of("variants"), false));
  }
}
