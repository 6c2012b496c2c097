package org.murmuration.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** The record of a run cannot be read or written. The message is one line for the user. */
public final class JournalException extends RuntimeException {

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Something could not be done with a file, such as "cannot write x.json", and why. */
  public static JournalException of(String failed, IOException cause) {
    return new JournalException(failed + ": " + reason(cause), cause);
  }

  /** Why, without the name of the file, which messages begin with. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is something else of that name";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.replaceFirst("^.*: ", "");
  }
}
