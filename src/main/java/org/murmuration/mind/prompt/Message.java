package org.murmuration.mind.prompt;

/**
 * One message of a prompt.
 *
 * @param text what it says; never markup
 */
public record Message(Role role, String text) {

  /** Who speaks, as chat models tell it. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }
}
