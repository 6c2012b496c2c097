package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * Two agents talk in turn, or one to the other; then each rates what it heard and what it has
 * noted, and keeps the most important. Equal ratings: what was heard comes before what was noted,
 * and later ones before earlier ones.
 *
 * <p>The rules do not know what an agent has noted. Notes are rated by their places, which the
 * question names {@code note 1}, {@code note 2}, …; minds see the texts in their memories.
 *
 * <p>A missing utterance is silence. Who does not rate keeps what it had, and nothing of what it
 * heard.
 */
final class MeetingProtocol implements Protocol {

  static final String TALK = "talk";
  static final String KEEP = "keep";

  /** What the places of notes are called, before their number. */
  static final String NOTE = "note ";

  private final ChainLetterSettings settings;
  private final ChainFilter filter;
  private final List<String> notes;

  MeetingProtocol(ChainLetterSettings settings) {
    this.settings = settings;
    this.filter = new ChainFilter(settings.catches(), settings.draw());
    List<String> places = new ArrayList<>();
    for (int note = 1; note <= settings.notes(); note++) {
      places.add(NOTE + note);
    }
    this.notes = List.copyOf(places);
  }

  private int utterances() {
    return settings.turns() * settings.speakers();
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    int turn = soFar.size();
    if (turn < utterances()) {
      int speaker = Meeting.speaker(turn, settings.oneWay());
      Question question =
          new Question.Utterance(TALK, lines(spec, soFar, speaker), List.of(), settings.words());
      return new Step.Ask(List.of(new Step.Query(speaker, question)));
    }
    Meeting meeting =
        new Meeting(soFar, utterances(), settings.oneWay(), flagged(spec.index(), soFar));
    return turn == utterances()
        ? new Step.Ask(List.of(keep(spec, meeting, 0), keep(spec, meeting, 1)))
        : new Step.Finish(meeting);
  }

  private List<Integer> flagged(long index, List<Answer> answers) {
    if (!settings.defence().filters()) {
      return List.of();
    }
    List<Integer> flagged = new ArrayList<>();
    for (int turn = 0; turn < utterances(); turn++) {
      if (answers.get(turn) instanceof Answer.Said said && filter.flags(said.text(), index, turn)) {
        flagged.add(turn);
      }
    }
    return flagged;
  }

  /** What was said so far as the next speaker has heard it. */
  private List<Question.Line> lines(EncounterSpec spec, List<Answer> soFar, int listener) {
    if (soFar.isEmpty()) {
      return List.of();
    }
    List<Question.Line> lines = new ArrayList<>(soFar.size());
    for (int turn = 0; turn < soFar.size(); turn++) {
      int speaker = Meeting.speaker(turn, settings.oneWay());
      if (soFar.get(turn) instanceof Answer.Said said && !said.text().isBlank()) {
        boolean flagged =
            settings.defence().filters() && filter.flags(said.text(), spec.index(), turn);
        if (speaker == listener) {
          lines.add(new Question.Line(speaker, said.text(), null));
        } else if (!(flagged && settings.defence() == Defence.QUARANTINE)) {
          lines.add(new Question.Line(speaker, label(spec, said.text(), speaker, flagged), null));
        }
      }
    }
    return lines;
  }

  private String label(EncounterSpec spec, String text, int speaker, boolean flagged) {
    return Labels.heard(text, settings.defence(), spec.seats().get(speaker).agent(), flagged);
  }

  private Step.Query keep(EncounterSpec spec, Meeting meeting, int seat) {
    List<String> items = new ArrayList<>();
    for (int turn : heard(meeting, seat)) {
      items.add(
          label(spec, meeting.said(turn), meeting.speaker(turn), meeting.flagged().contains(turn)));
    }
    items.addAll(notes);
    return new Step.Query(
        seat,
        new Question.Rating(KEEP, items, ChainLetterSettings.LEAST, ChainLetterSettings.MOST));
  }

  /** The turns of what a seat heard of the other, as far as it reached it. */
  List<Integer> heard(Meeting meeting, int seat) {
    List<Integer> heard = new ArrayList<>(settings.turns());
    for (int turn = 0; turn < meeting.utterances(); turn++) {
      boolean withheld =
          settings.defence() == Defence.QUARANTINE && meeting.flagged().contains(turn);
      if (meeting.speaker(turn) != seat && meeting.said(turn) != null && !withheld) {
        heard.add(turn);
      }
    }
    return heard;
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    Meeting meeting = (Meeting) outcome;
    List<Integer> ratings = meeting.ratings(seat);
    if (ratings == null) {
      return null;
    }
    List<Integer> heard = heard(meeting, seat);
    List<Sorting.Place> places = new ArrayList<>(ratings.size());
    for (int item = heard.size() - 1; item >= 0; item--) {
      add(places, Sorting.Place.heard(cut(meeting, heard.get(item)), ratings.get(item)));
    }
    for (int note = 0; note < notes.size(); note++) {
      add(places, Sorting.Place.note(note, ratings.get(heard.size() + note)));
    }
    places.sort(Comparator.comparingInt(Sorting.Place::importance).reversed());
    return new Sorting(places.subList(0, Math.min(places.size(), settings.notes())));
  }

  private static String cut(Meeting meeting, int turn) {
    return NoteText.cut(meeting.said(turn));
  }

  private void add(List<Sorting.Place> places, Sorting.Place place) {
    if (place.importance() >= settings.keepFrom()) {
      places.add(place);
    }
  }
}
