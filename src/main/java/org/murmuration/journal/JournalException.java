package org.murmuration.journal;

/** The record of a run cannot be read or written. The message is one line for the user. */
public final class JournalException extends RuntimeException {

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
