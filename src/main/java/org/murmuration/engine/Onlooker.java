package org.murmuration.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What is worth showing of the journaled prefix: by agent, how often it met and what it showed
 * itself to hold last; which pairs met lately; which interventions there were; where rounds began.
 * A fold in index order whose cost for an entry does not grow. Not thread-safe.
 */
final class Onlooker {

  private static final int PAIRS = 4096;

  private final Portrayal portrayal;
  private final int[] recent = new int[2 * PAIRS];
  private final List<Noted> interventions = new ArrayList<>();
  private String[] marks;
  private int[] encounters;
  private long[] starts = new long[64];
  private int rounds;
  private long pairs;

  /** An intervention and the round under way when it came. */
  record Noted(Entry.Intervened entry, int round) {}

  /** An onlooker of a run that has not begun. */
  Onlooker(RunSpec run) {
    this.portrayal = run.scenario().plan().portrayal();
    this.marks = new String[run.scenario().agents()];
    this.encounters = new int[run.scenario().agents()];
  }

  /**
   * Takes the next entry.
   *
   * @param round how many rounds had ended before it
   */
  void observe(Entry entry, int round) {
    if (round >= rounds) {
      startRound(round, entry.index());
    }
    if (entry instanceof Entry.Encountered encountered) {
      meet(encountered);
    } else if (entry instanceof Entry.Intervened intervened
        && !intervened.by().equals(Entry.RULES)) {
      interventions.add(new Noted(intervened, round));
    }
  }

  private void startRound(int round, long index) {
    if (round >= starts.length) {
      starts = Arrays.copyOf(starts, Math.max(round + 1, starts.length * 2));
    }
    while (rounds <= round) {
      starts[rounds++] = index;
    }
  }

  private void meet(Entry.Encountered encountered) {
    List<Seat> seats = encountered.spec().seats();
    for (int seat = 0; seat < seats.size(); seat++) {
      int agent = seats.get(seat).agent();
      if (agent >= marks.length) {
        grow(agent + 1);
      }
      encounters[agent]++;
      String mark = portrayal.mark(encountered, seat);
      if (mark != null) {
        marks[agent] = mark;
      }
    }
    if (seats.size() > 1) {
      int at = 2 * (int) (pairs++ % PAIRS);
      recent[at] = seats.get(0).agent();
      recent[at + 1] = seats.get(seats.size() - 1).agent();
    }
  }

  private void grow(int needed) {
    int capacity = Math.max(needed, marks.length * 3 / 2 + 1);
    marks = Arrays.copyOf(marks, capacity);
    encounters = Arrays.copyOf(encounters, capacity);
  }

  /** What an agent showed itself to hold last, or null. */
  String mark(int agent) {
    return agent < marks.length ? marks[agent] : null;
  }

  /** How many encounters an agent took part in. */
  int encounters(int agent) {
    return agent < encounters.length ? encounters[agent] : 0;
  }

  /** Pairs that met lately, one after the other: of larger encounters the first and last seat. */
  int[] recentPairs() {
    return Arrays.copyOf(recent, 2 * (int) Math.min(pairs, PAIRS));
  }

  /** All interventions from outside so far, in order; not what the rules do. */
  List<Noted> interventions() {
    return interventions;
  }

  /** The round an entry belongs to, or −1 if there is no such entry yet. */
  int roundOf(long index) {
    int at = Arrays.binarySearch(starts, 0, rounds, index);
    return at >= 0 ? at : -at - 2;
  }
}
