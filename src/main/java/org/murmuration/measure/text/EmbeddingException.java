package org.murmuration.measure.text;

/** Texts cannot be embedded. The message is one line for whoever runs the experiment. */
public final class EmbeddingException extends RuntimeException {

  public EmbeddingException(String message) {
    super(message);
  }

  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
