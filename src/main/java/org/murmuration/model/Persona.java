package org.murmuration.model;

/**
 * Who an agent is.
 *
 * @param name how scenario files, journals and reports refer to it
 * @param mind name of the mind that answers for it
 * @param identity its identity prompt; may be empty
 * @param adversary whether it is meant to do harm
 * @param contagion how it passes from agent to agent; null: not at all
 * @param level name of the identity level that its prompt is the text of; null if it is none
 */
public record Persona(
    String name,
    String mind,
    String identity,
    boolean adversary,
    Contagion contagion,
    String level) {

  public Persona {
    if (name.isBlank() || mind.isBlank()) {
      throw new IllegalArgumentException("a persona needs a name and a mind");
    }
  }

  /** A persona without a level. */
  public Persona(
      String name, String mind, String identity, boolean adversary, Contagion contagion) {
    this(name, mind, identity, adversary, contagion, null);
  }

  /** A persona without a level that does not pass from agent to agent. */
  public Persona(String name, String mind, String identity, boolean adversary) {
    this(name, mind, identity, adversary, null, null);
  }
}
