package org.murmuration.experiment;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Scripted;
import org.murmuration.model.Population;
import org.murmuration.schedule.Schedule;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;

/**
 * Where a run takes place.
 *
 * @param cast everyone who can appear in it
 * @param schedule who meets whom
 * @param population the agents at the start
 */
public record Setting(Cast cast, Schedule schedule, Population population) {

  /** Encounters in one population round at the start. */
  public int encountersPerRound() {
    return schedule.encountersPerRound(population);
  }

  /**
   * The end of an error about a mind that cannot talk, if there is one: {@code but the mind crowd
   * cannot hold one: …}.
   *
   * @param deed what it cannot, such as {@code hold one}
   */
  public Optional<String> cannotTalk(String deed) {
    for (Map.Entry<String, Mind> mind : cast.minds().entrySet()) {
      Optional<String> why = mind.getValue().objectionToTalk();
      if (why.isPresent()) {
        return Optional.of(
            "but the mind %s cannot %s: %s; give it another kind of mind"
                .formatted(mind.getKey(), deed, why.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a mind that has no words, scripts excepted.
   *
   * @param error what to say of a mind, by its name, and why it has none
   */
  public void requireTalk(BiFunction<String, String, InputError> error) {
    cast.minds()
        .forEach(
            (name, mind) -> {
              Optional<String> why =
                  mind instanceof Scripted ? Optional.empty() : mind.objectionToTalk();
              if (why.isPresent()) {
                throw error.apply(name, why.get());
              }
            });
  }

  /** The end of an error about the name of a persona that there is not; empty if there is. */
  public Optional<String> isNoPersona(String name) {
    return cast.personas().containsKey(name)
        ? Optional.empty()
        : Optional.of(
            "names "
                + name
                + ", but there is no such persona"
                + Nearest.suggestion(name, cast.personas().keySet()));
  }
}
