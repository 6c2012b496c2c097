package org.murmuration.experiment;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.murmuration.mind.Mind;
import org.murmuration.model.Persona;

/**
 * Everyone who can appear in a run: personas by name and minds by name, those of adversaries
 * included.
 */
public final class Cast {

  private final Map<String, Persona> personas;
  private final Map<String, Mind> minds;
  private final Map<String, Member> members = new HashMap<>();

  /** A persona and the mind that answers for it. */
  public record Member(Persona persona, Mind mind) {}

  /**
   * A cast; both maps are copied and stay in the order of their names.
   *
   * @throws IllegalArgumentException if a persona has a mind that is not there
   */
  public Cast(Map<String, Persona> personas, Map<String, Mind> minds) {
    this.personas = Collections.unmodifiableMap(new TreeMap<>(personas));
    this.minds = Collections.unmodifiableMap(new TreeMap<>(minds));
    for (Persona persona : personas.values()) {
      Mind mind = minds.get(persona.mind());
      if (mind == null) {
        throw new IllegalArgumentException(
            "persona " + persona.name() + " has the unknown mind " + persona.mind());
      }
      members.put(persona.name(), new Member(persona, mind));
    }
  }

  /** All personas by name. */
  public Map<String, Persona> personas() {
    return personas;
  }

  /** All minds by name. */
  public Map<String, Mind> minds() {
    return minds;
  }

  /** The published models that minds stand for, in alphabetical order. */
  public List<String> models() {
    return minds.values().stream()
        .flatMap(mind -> mind.model().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether any mind makes calls that have to be waited and paid for. */
  public boolean makesCalls() {
    return minds.values().stream().anyMatch(Mind::makesCalls);
  }

  /** The same personas with other minds of the same names. */
  public Cast with(UnaryOperator<Mind> change) {
    Map<String, Mind> changed = new TreeMap<>();
    minds.forEach((name, mind) -> changed.put(name, change.apply(mind)));
    return new Cast(personas, changed);
  }

  /** The persona of that name, with its mind. */
  public Member member(String persona) {
    return members.get(persona);
  }

  /** The persona of that name. */
  public Persona persona(String name) {
    return members.get(name).persona();
  }

  /** The mind that answers for a persona. */
  public Mind mindOf(Persona persona) {
    return members.get(persona.name()).mind();
  }
}
