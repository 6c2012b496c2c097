package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * The {@code naminggame} block of a scenario.
 *
 * @param names the pool; empty if the vocabulary is open
 * @param payoffSame points for each when both chose the same name
 * @param payoffDifferent points for each when they did not
 * @param memory how many exchanges an agent remembers (H)
 * @param interaction whether both speak at once or one speaks and the other listens
 * @param speakerRemembers whether a speaker keeps what came of speaking (speaker-hearer only)
 * @param converged when a population counts as converged
 * @param flipShare share of uncommitted choices of the new name at which the population has flipped
 * @param asks how often each persona is asked for a first choice with empty memory
 * @param asksOfModels the same for personas whose mind makes a call for each answer
 */
public record NamingSettings(
    List<String> names,
    int payoffSame,
    int payoffDifferent,
    int memory,
    Interaction interaction,
    boolean speakerRemembers,
    Converged converged,
    double flipShare,
    int asks,
    int asksOfModels) {

  /** Who speaks. */
  public enum Interaction {
    SIMULTANEOUS,
    SPEAKER_HEARER
  }

  /** What convergence is judged by. */
  public enum By {
    SUCCESSES,
    INVENTORIES
  }

  /**
   * When a population counts as converged.
   *
   * @param by successes in a window, or all inventories holding the same single word
   * @param window length of the window in population rounds
   * @param success share of successes in the window that it takes
   */
  public record Converged(By by, int window, double success) {}

  /** Whether agents may coin words. */
  public boolean openVocabulary() {
    return names.isEmpty();
  }

  static NamingSettings read(Settings own) {
    boolean open = own.flag("open-vocabulary");
    List<String> names = List.of();
    if (open) {
      own.remember("names");
    } else {
      names = own.texts("names", 2);
    }
    for (String name : names) {
      if (name.isEmpty() || name.contains("/") || name.chars().anyMatch(Character::isWhitespace)) {
        throw own.error(
            "names", "holds '" + name + "'; a name is not empty and has no space and no slash");
      }
    }
    Settings payoff = own.child("payoff");
    int same = payoff.count("same", -1_000_000, 1_000_000);
    int different = payoff.count("different", -1_000_000, 1_000_000);
    Interaction interaction =
        own.oneOf("interaction", List.of("simultaneous", "speaker-hearer")).equals("simultaneous")
            ? Interaction.SIMULTANEOUS
            : Interaction.SPEAKER_HEARER;
    if (open && interaction == Interaction.SIMULTANEOUS) {
      throw own.error(
          "open-vocabulary", "is true; words can only be coined with interaction = speaker-hearer");
    }
    Settings converged = own.child("converged");
    By by =
        converged.oneOf("by", List.of("successes", "inventories")).equals("successes")
            ? By.SUCCESSES
            : By.INVENTORIES;
    return new NamingSettings(
        names,
        same,
        different,
        own.count("memory", 1, 1000),
        interaction,
        own.flag("speaker-remembers"),
        new Converged(by, converged.count("window", 1, 1000), converged.number("success", 0.01, 1)),
        own.number("flip-share", 0.5, 1),
        own.count("first-choices", 0, 10_000_000),
        own.count("first-choices-llm", 0, 1_000_000));
  }
}
