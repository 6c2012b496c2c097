package org.murmuration.journal;

/** Another writer has taken the journal over; this one must stop and append nothing more. */
public final class Fenced extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Fenced(String message) {
    super(message);
  }
}
