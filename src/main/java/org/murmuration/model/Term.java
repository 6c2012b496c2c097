package org.murmuration.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long an intervention lasts, and what comes after it.
 *
 * @param rounds it ends before the first encounter of the population round this much later
 * @param recovery what happens to the agents then
 */
public record Term(int rounds, Recovery recovery) {

  /** What happens to agents when an intervention ends. */
  public enum Recovery {
    /** They are healed, as by {@link Intervention.Heal}. */
    HEAL,
    /** They are healed and remember nothing. */
    FORGET,
    /** They leave. */
    LEAVE;

    /** The word used in scenarios and journals. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
    public static Recovery ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** All words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Recovery::word).toList();
    }
  }
}
