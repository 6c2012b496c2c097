package org.murmuration.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.mind.Mind;
import org.murmuration.model.Persona;

/**
 * Everyone who can appear in a run: personas by name and minds by name, those of adversaries
 * included.
 */
public record Cast(Map<String, Persona> personas, Map<String, Mind> minds) {

  public Cast {
    personas = Collections.unmodifiableMap(new TreeMap<>(personas));
    minds = Collections.unmodifiableMap(new TreeMap<>(minds));
    for (Persona persona : personas.values()) {
      if (!minds.containsKey(persona.mind())) {
        throw new IllegalArgumentException(
            "persona " + persona.name() + " has the unknown mind " + persona.mind());
      }
    }
  }

  /** The persona of that name. */
  public Persona persona(String name) {
    return personas.get(name);
  }

  /** The mind that answers for a persona. */
  public Mind mindOf(Persona persona) {
    return minds.get(persona.mind());
  }
}
