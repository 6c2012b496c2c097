package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/**
 * An agent keeps a few notes, most important first: after a meeting those that it rated highest, of
 * what it had and what it heard. Each stays in its place until the next meeting; a place whose note
 * is gone is blank. A note is lost when the agent has had {@code lifetime} meetings since it heard
 * it, so no memory reaches back farther than that, and in general no farther than its oldest note.
 *
 * @param size how many notes
 * @param lifetime own meetings
 */
record NoteMemory(int size, int lifetime) implements MemoryRule {

  /** Notes an agent can keep at most. */
  static final int MOST_NOTES = 20;

  @Override
  public Memory remember(Memory memory, long index, Recollection recollection) {
    if (recollection instanceof Sorting sorting) {
      return memory.with(index, trimmed(sorted(memory, sorting)));
    }
    return recollection instanceof Note note
        ? memory.with(index, trimmed(planted(memory, note)))
        : memory.past(index);
  }

  private List<Recollection> sorted(Memory memory, Sorting sorting) {
    List<Recollection> next = new ArrayList<>(sorting.places().size());
    for (Sorting.Place place : sorting.places()) {
      next.add(
          place.wasHeard()
              ? new Note(place.text(), place.importance(), 0)
              : older(note(memory, place.from()), place.importance()));
    }
    return next;
  }

  private Note older(Note note, int importance) {
    return note.isBlank() || note.meetings() + 1 >= lifetime
        ? Note.BLANK
        : new Note(note.text(), importance, note.meetings() + 1);
  }

  /** The planted one comes first; the last one goes if there is no room. */
  private List<Recollection> planted(Memory memory, Note note) {
    List<Recollection> next = new ArrayList<>(size);
    next.add(note);
    for (int place = 0; place < memory.size() && next.size() < size; place++) {
      next.add(memory.get(place));
    }
    return next;
  }

  private static List<Recollection> trimmed(List<Recollection> notes) {
    int end = notes.size();
    while (end > 0 && ((Note) notes.get(end - 1)).isBlank()) {
      end--;
    }
    return notes.subList(0, end);
  }

  /** What stands in a place; blank if nothing does. */
  static Note note(Memory memory, int place) {
    return place < memory.size() ? (Note) memory.get(place) : Note.BLANK;
  }

  /** Follows each place back to where its text was heard. */
  @Override
  public boolean suffices(List<Recollection> newestFirst) {
    int open = (1 << size) - 1;
    int meetings = 0;
    for (Recollection recollection : newestFirst) {
      if (recollection instanceof Sorting sorting) {
        open = before(sorting, open);
        meetings++;
      } else {
        open = open >>> 1;
      }
      if (open == 0 || meetings >= lifetime) {
        return true;
      }
    }
    return false;
  }

  /** Where the notes of these places stood before. */
  private static int before(Sorting sorting, int open) {
    int before = 0;
    for (int place = 0; place < sorting.places().size(); place++) {
      Sorting.Place kept = sorting.places().get(place);
      if ((open & 1 << place) != 0 && !kept.wasHeard()) {
        before |= 1 << kept.from();
      }
    }
    return before;
  }
}
