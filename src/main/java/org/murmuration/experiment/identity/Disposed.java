package org.murmuration.experiment.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.mind.Situation;
import org.murmuration.settings.Settings;

/**
 * Cooperates with a probability that is a sum of known parts: a base, and an effect of its level
 * and of what each factor of the scenario is set to. So what a design finds can be held against
 * what was put in. It shows nothing about models.
 *
 * @param elsewhere base and effects of the scenario's settings together
 * @param levels effect of each level
 * @param commits probability of signing or delegating
 * @param promises probability of promising
 * @param switches probability of rating another level's way to go on 5; else 1
 */
record Disposed(
    SelfReports reports,
    double elsewhere,
    Map<String, Double> levels,
    double commits,
    double promises,
    double switches)
    implements Dealer {

  static Disposed read(Settings mind, IdentitySettings settings) {
    double sum = mind.number("base", 0, 1);
    sum += effect(mind.child("surveillance"), Surveillance.words(), settings.surveillance().word());
    sum += effect(mind.child("commitment"), Commitment.words(), settings.commitment().word());
    sum += effect(mind.child("filter"), Filter.words(), settings.filter().word());
    sum += effect(mind.child("rollback"), Rollback.words(), settings.rollback().word());
    sum += mind.number("per-memory", -1, 1) * settings.memory();
    sum += mind.number("per-opening", -1, 1) * Math.max(0, settings.opening());
    Map<String, Double> levels = new LinkedHashMap<>();
    Settings block = mind.child("level");
    for (String level : IdentityTexts.of(IdentityTexts.LATEST).levels()) {
      levels.put(level, block.number(level, -1, 1));
    }
    return new Disposed(
        settings.selfReports(),
        sum,
        levels,
        mind.number("commits", 0, 1),
        mind.number("promises", 0, 1),
        mind.number("switches", 0, 1));
  }

  private static double effect(Settings block, List<String> words, String chosen) {
    double effect = 0;
    for (String word : words) {
      double one = block.number(word, -1, 1);
      effect = word.equals(chosen) ? one : effect;
    }
    return effect;
  }

  /** The probability that an agent of a level cooperates; null: of none. */
  double probability(String level) {
    double effect = level == null ? 0 : levels.get(level);
    return Math.max(0, Math.min(1, elsewhere + effect));
  }

  @Override
  public boolean cooperates(Situation situation) {
    return situation.random().nextDouble() < probability(situation.persona().level());
  }

  @Override
  public boolean commits(Situation situation) {
    return situation.random().nextDouble() < commits;
  }

  @Override
  public boolean promises(Situation situation) {
    return situation.random().nextDouble() < promises;
  }

  @Override
  public int ratesOther(Situation situation) {
    return situation.random().nextDouble() < switches ? SelfReports.MOST : SelfReports.LEAST;
  }
}
