package org.murmuration.experiment;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.murmuration.mind.Mind;
import org.murmuration.model.Persona;

/**
 * Everyone who can appear in a run: personas by name and minds by name, those of adversaries
 * included. Others may be added while a run goes on; the same name always means the same. Used by
 * many threads.
 *
 * <p>An agent that has its persona and another mind has the persona {@code persona~mind}. That name
 * says all of it, so such personas are made when they are first asked for, on any node.
 */
public final class Cast {

  /** Stands between the names of a persona and of the mind it has instead of its own. */
  public static final String WITH_MIND = "~";

  /** How many personas may be added. */
  private static final int MOST_ADDED = 10_000;

  private final Map<String, Persona> personas;
  private final Map<String, Mind> minds;
  private final UnaryOperator<Mind> change;
  private final Map<String, Member> members = new HashMap<>();
  private final Map<String, Member> added = new ConcurrentHashMap<>();
  private final Map<String, Mind> addedMinds = new ConcurrentHashMap<>();
  private final Map<String, String> definitions = new ConcurrentHashMap<>();
  private final Set<String> defined = ConcurrentHashMap.newKeySet();

  /** A persona and the mind that answers for it. */
  public record Member(Persona persona, Mind mind) {}

  /**
   * A cast; both maps are copied and stay in the order of their names.
   *
   * @throws IllegalArgumentException if a persona has a mind that is not there
   */
  public Cast(Map<String, Persona> personas, Map<String, Mind> minds) {
    this(personas, minds, UnaryOperator.identity());
  }

  private Cast(Map<String, Persona> personas, Map<String, Mind> minds, UnaryOperator<Mind> change) {
    this.personas = Collections.unmodifiableMap(new TreeMap<>(personas));
    this.minds = Collections.unmodifiableMap(new TreeMap<>(minds));
    this.change = change;
    for (Persona persona : personas.values()) {
      members.put(persona.name(), new Member(persona, mind(persona.mind(), persona.name())));
    }
  }

  private Mind mind(String name, String persona) {
    Mind mind = minds.getOrDefault(name, addedMinds.get(name));
    if (mind == null) {
      throw new IllegalArgumentException("persona " + persona + " has the unknown mind " + name);
    }
    return mind;
  }

  /** The personas of the scenario by name, without any that were added. */
  public Map<String, Persona> personas() {
    return personas;
  }

  /** The minds of the scenario by name, without any that were added. */
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

  /** The same personas with other minds of the same names; minds added later are changed too. */
  public Cast with(UnaryOperator<Mind> next) {
    Map<String, Mind> changed = new TreeMap<>();
    minds.forEach((name, mind) -> changed.put(name, next.apply(mind)));
    return new Cast(personas, changed, mind -> next.apply(change.apply(mind)));
  }

  /**
   * Adds a persona that the scenario does not have. Adding it again changes nothing.
   *
   * @param mind the mind of the persona, which gets its name; null if there is one of that name
   * @param definition what nodes that do not know the persona make it of
   * @return the member, its mind changed as all minds of this cast are
   * @throws IllegalArgumentException if the name means another persona already
   */
  public Member add(Persona persona, Mind mind, String definition) {
    Member known = member(persona.name());
    if (known == null) {
      if (definitions.size() >= MOST_ADDED) {
        throw new IllegalArgumentException(
            "there are " + MOST_ADDED + " added personas already; there can be no more");
      }
      if (mind != null && !minds.containsKey(persona.mind())) {
        addedMinds.computeIfAbsent(persona.mind(), name -> change.apply(mind));
      }
      Member made = new Member(persona, mind(persona.mind(), persona.name()));
      Member before = added.putIfAbsent(persona.name(), made);
      known = before == null ? made : before;
      if (definition != null) {
        definitions.put(persona.name(), definition);
        defined.add(definition);
      }
    }
    if (!known.persona().equals(persona)) {
      throw new IllegalArgumentException(persona.name() + " is the name of another persona");
    }
    return known;
  }

  /** Whether the persona of a definition has been added. */
  public boolean isDefined(String definition) {
    return defined.contains(definition);
  }

  /** What a persona is made of on nodes that may not know it; null if all that know the run do. */
  public String definition(String persona) {
    return definitions.isEmpty() ? null : definitions.get(withOwnMind(persona));
  }

  /** Name of the persona that an agent with one persona has when this mind answers for it. */
  public String withMind(String persona, String mind) {
    String own = withOwnMind(persona);
    return persona(own).mind().equals(mind) ? own : own + WITH_MIND + mind;
  }

  /** Name of the same persona with the mind that is its own. */
  public String withOwnMind(String persona) {
    int end = members.containsKey(persona) ? -1 : persona.lastIndexOf(WITH_MIND);
    return end < 0 ? persona : persona.substring(0, end);
  }

  /** The persona of that name, with its mind; null if there is none. */
  public Member member(String persona) {
    Member member = members.get(persona);
    return member != null ? member : addedMember(persona);
  }

  private Member addedMember(String persona) {
    Member member = added.get(persona);
    String own = withOwnMind(persona);
    if (member != null || own.equals(persona)) {
      return member;
    }
    Member base = member(own);
    String name = persona.substring(own.length() + WITH_MIND.length());
    Mind mind = minds.getOrDefault(name, addedMinds.get(name));
    if (base == null || mind == null) {
      return null;
    }
    Persona who = base.persona();
    Persona made =
        new Persona(persona, name, who.identity(), who.adversary(), who.contagion(), who.level());
    return added.computeIfAbsent(persona, p -> new Member(made, mind));
  }

  /**
   * The persona of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Persona persona(String name) {
    return known(name).persona();
  }

  /** The mind that answers for a persona. */
  public Mind mindOf(Persona persona) {
    return known(persona.name()).mind();
  }

  private Member known(String persona) {
    Member member = member(persona);
    if (member == null) {
      throw new IllegalArgumentException("there is no persona " + persona);
    }
    return member;
  }
}
