package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Persona;

/** Under what identity level each persona is counted; looked up once for each. */
final class Levels {

  /** Personas with a text of their own, or none. */
  static final String NO_LEVEL = "no level";

  /** Whoever means harm, whatever else it is. */
  static final String ADVERSARIES = "adversaries";

  private final Cast cast;
  private final Map<String, Who> known = new HashMap<>();

  /**
   * What a persona counts as.
   *
   * @param level its level, or one of the two above
   * @param rule whether a rule answers for it, not an LLM
   */
  record Who(String level, boolean rule) {}

  Levels(Cast cast) {
    this.cast = cast;
  }

  Who of(String persona) {
    Who who = known.get(persona);
    if (who == null) {
      Persona one = cast.persona(persona);
      who = new Who(level(one), cast.mindOf(one) instanceof RuleMind);
      known.put(persona, who);
    }
    return who;
  }

  private static String level(Persona persona) {
    if (persona.adversary()) {
      return ADVERSARIES;
    }
    return persona.level() == null ? NO_LEVEL : persona.level();
  }

  /** The levels of a scenario's members, in the order of the texts, adversaries left out. */
  static List<String> of(Cast cast, IdentitySettings settings) {
    List<String> present = new ArrayList<>();
    for (Persona persona : cast.personas().values()) {
      if (!persona.adversary() && !Contacts.mediates(persona.name(), settings)) {
        present.add(level(persona));
      }
    }
    List<String> ordered = new ArrayList<>(IdentityTexts.of(IdentityTexts.LATEST).levels());
    ordered.add(NO_LEVEL);
    ordered.retainAll(present);
    return List.copyOf(ordered);
  }
}
