package org.murmuration.model;

/**
 * Who an agent is.
 *
 * @param name how scenario files, journals and reports refer to it
 * @param mind name of the mind that answers for it
 * @param identity its identity prompt; may be empty
 * @param adversary whether it is meant to do harm
 * @param contagion how it passes from agent to agent; null: not at all
 */
public record Persona(
    String name, String mind, String identity, boolean adversary, Contagion contagion) {

  public Persona {
    if (name.isBlank() || mind.isBlank()) {
      throw new IllegalArgumentException("a persona needs a name and a mind");
    }
  }

  /** A persona that does not pass from agent to agent. */
  public Persona(String name, String mind, String identity, boolean adversary) {
    this(name, mind, identity, adversary, null);
  }
}
