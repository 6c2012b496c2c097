package org.murmuration.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets contestants play in turns: first each warms up, then all of them once, and again, so that
 * what else the machine does hits everyone alike.
 */
final class Race {

  private static final int REPETITIONS = 5;
  private static final Duration MOST_LEAD_IN = Duration.ofMillis(500);

  private final Duration warmUp;
  private final Duration time;
  private final Duration leadIn;

  /**
   * A race.
   *
   * @param perContestant for how long each plays altogether, and as long again before, to warm up
   */
  Race(Duration perContestant) {
    warmUp = perContestant;
    time = perContestant.dividedBy(REPETITIONS);
    leadIn = time.compareTo(MOST_LEAD_IN) < 0 ? time : MOST_LEAD_IN;
  }

  Duration leadIn() {
    return leadIn;
  }

  List<Standing> run(List<Contestant> contestants) {
    List<List<Reading>> readings = new ArrayList<>();
    for (Contestant contestant : contestants) {
      contestant.play(leadIn, warmUp);
      readings.add(new ArrayList<>());
    }
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      for (int i = 0; i < contestants.size(); i++) {
        System.gc();
        readings.get(i).add(contestants.get(i).play(leadIn, time));
      }
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      standings.add(new Standing(contestants.get(i).name(), readings.get(i)));
    }
    return standings;
  }
}
