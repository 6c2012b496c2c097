package org.murmuration.experiment.chainletter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Finding;
import org.murmuration.schedule.Matching;
import org.murmuration.schedule.RandomPairs;

/** How long it must take where chances are certainties, beside what a run took. */
final class ExactTimes {

  private static final int LARGEST = 2000;

  /** Means over simulated runs that the description of the experiment gives. */
  private static final Map<Integer, Double> DESCRIBED = Map.of(10, 4.69, 20, 6.11, 30, 6.95);

  private ExactTimes() {}

  /**
   * The expected rounds until everybody carries the letter, if the scenario is one in which that is
   * known: both speak, minds by rule that always pass it on and never forget, no defence, and a
   * perfect matching or random pairs.
   *
   * @param start how many carry it at the start
   */
  static Optional<Finding> of(ChainLetterSettings settings, Setting setting, double start) {
    int agents = setting.population().size();
    boolean certain =
        !settings.oneWay()
            && settings.defence() == Defence.NONE
            && start >= 1
            && agents <= LARGEST
            && setting.cast().minds().values().stream()
                .allMatch(mind -> mind instanceof Postman postman && postman.isCertain());
    if (certain && setting.schedule() instanceof Matching && agents % 2 == 0) {
      double rounds = MatchingSpread.rounds(agents, (int) start);
      String described =
          start == 1 && DESCRIBED.containsKey(agents)
              ? String.format(Locale.ROOT, " (described as %.2f)", DESCRIBED.get(agents))
              : "";
      return Optional.of(finding(rounds, described, "exact, perfect random matching"));
    }
    return certain && setting.schedule() instanceof RandomPairs
        ? Optional.of(
            finding(
                MatchingSpread.meetings(agents, (int) start) / agents,
                "",
                "exact, random pairs one after the other"))
        : Optional.empty();
  }

  private static Finding finding(double rounds, String described, String source) {
    return new Finding("", String.format(Locale.ROOT, "%.2f%s", rounds, described), "", source);
  }
}
