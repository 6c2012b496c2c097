package org.murmuration.settings;

/**
 * Something a user wrote cannot be used. The message is one line that says where, what is wrong and
 * what would be right; it is shown as it is, without a stack trace.
 */
public final class InputError extends RuntimeException {

  public InputError(String message) {
    super(message);
  }

  public InputError(String message, Throwable cause) {
    super(message, cause);
  }

  /** An error at a place such as {@code scenarios/x.conf:14}. */
  public static InputError at(String where, String problem) {
    return new InputError(where + ": " + problem);
  }
}
