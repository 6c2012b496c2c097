package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * The {@code duel} block of a scenario.
 *
 * @param assignment which arm and opening an encounter gets
 * @param maxTurns utterances of each side at most, disclosures not counted
 * @param words about how many words an utterance may have
 * @param memory how many past duels an agent remembers
 * @param win points of a principal whose agent won
 * @param loss points of a principal whose agent lost
 * @param truce points of each principal if nobody won
 * @param adversaries personas that count as adversaries, beside those an intervention makes
 * @param transcripts how many dialogues of each arm a run keeps for the report
 * @param resamples draws of the bootstrap
 */
record DuelSettings(
    Assignment assignment,
    int maxTurns,
    int words,
    int memory,
    int win,
    int loss,
    int truce,
    List<String> adversaries,
    int transcripts,
    int resamples) {

  private static final int MOST_POINTS = 1_000_000;

  static DuelSettings read(Settings own) {
    List<String> arms = own.texts("arms", 1);
    for (String arm : arms) {
      if (!Arm.words().contains(arm)) {
        throw own.error(
            "arms", "names " + arm + "; it must name some of " + String.join(", ", Arm.words()));
      }
    }
    List<String> openings = own.texts("openings", 0);
    if (openings.stream().anyMatch(String::isBlank)) {
      throw own.error("openings", "holds an empty text; an opening says something");
    }
    Settings payoff = own.child("payoff");
    return new DuelSettings(
        new Assignment(
            arms.stream().map(Arm::ofWord).toList(),
            openings.isEmpty() ? Opening.shipped().openings() : Opening.own(openings),
            own.whole("draw", 0, 1L << 53)),
        own.count("max-turns", 1, 100),
        own.count("words", 5, 1000),
        own.count("memory", 0, 100),
        payoff.count("win", -MOST_POINTS, MOST_POINTS),
        payoff.count("loss", -MOST_POINTS, MOST_POINTS),
        payoff.count("truce", -MOST_POINTS, MOST_POINTS),
        own.texts("adversaries", 0),
        own.count("transcripts", 0, 100),
        own.count("resamples", 100, 100_000));
  }
}
