package org.murmuration.mind.llm;

/** A run asks for something else than its record says. One line. */
public final class Divergence extends RuntimeException {

  /** Nothing is broken, so there is no stack trace to look at. */
  public Divergence(String message) {
    super(message, null, false, false);
  }
}
