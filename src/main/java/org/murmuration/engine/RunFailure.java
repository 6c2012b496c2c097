package org.murmuration.engine;

/** A run cannot go on. The message is one line for the user; what was recorded stays. */
public final class RunFailure extends RuntimeException {

  public RunFailure(String message) {
    super(message);
  }

  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
