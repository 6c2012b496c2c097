package org.murmuration.experiment.publicgoods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Persona;

/** Which personas mean harm, and which go by rules; looked up once for each. */
final class Crew {

  private final Cast cast;
  private final List<String> malicious;
  private final Map<String, Role> roles = new HashMap<>();

  /**
   * What a persona is.
   *
   * @param malicious whether it means harm
   * @param rule whether a rule answers for it, not an LLM
   */
  record Role(boolean malicious, boolean rule) {}

  /**
   * @param malicious personas that count as malicious, beside adversaries
   */
  Crew(Cast cast, List<String> malicious) {
    this.cast = cast;
    this.malicious = malicious;
  }

  Role of(String persona) {
    Role role = roles.get(persona);
    if (role == null) {
      Persona who = cast.persona(persona);
      role =
          new Role(
              who.adversary() || malicious.contains(cast.withOwnMind(persona)),
              cast.mindOf(who) instanceof RuleMind);
      roles.put(persona, role);
    }
    return role;
  }
}
