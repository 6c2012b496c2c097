package org.murmuration.mind.llm;

/** A call that only the user can put right: a wrong key, an unknown model. One line. */
public final class CallFailure extends RuntimeException {

  /** The message is for the user; there is no stack trace to look at. */
  public CallFailure(String message) {
    super(message, null, false, false);
  }
}
