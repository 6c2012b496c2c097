package org.murmuration.intervention;

/** An intervention cannot be carried out on the population as it is. */
public final class InterventionException extends RuntimeException {

  public InterventionException(String message) {
    super(message);
  }
}
