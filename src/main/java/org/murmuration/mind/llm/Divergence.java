package org.murmuration.mind.llm;

/** A run asks for something else than its record says. One line. */
public final class Divergence extends RuntimeException {

  Divergence(String message) {
    super(message, null, false, false);
  }
}
