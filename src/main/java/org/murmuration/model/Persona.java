package org.murmuration.model;

/**
 * Who an agent is.
 *
 * @param name how scenario files, journals and reports refer to it
 * @param mind name of the mind that answers for it
 * @param identity its identity prompt; may be empty
 * @param adversary whether it is meant to do harm
 */
public record Persona(String name, String mind, String identity, boolean adversary) {

  public Persona {
    if (name.isBlank() || mind.isBlank()) {
      throw new IllegalArgumentException("a persona needs a name and a mind");
    }
  }
}
