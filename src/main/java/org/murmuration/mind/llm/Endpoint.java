package org.murmuration.mind.llm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Where calls go: takes the body of a request, gives back that of a response. Thread-safe. */
public interface Endpoint extends AutoCloseable {

  /**
   * Sends one request. Completed exceptionally if no response came: the connection failed or broke,
   * or the time was over. Cancelling it lets go of the connection.
   */
  CompletableFuture<Reply> post(byte[] body, Duration timeout);

  /** Lets go of everything it holds. */
  @Override
  default void close() {}

  /**
   * A response.
   *
   * @param status HTTP status
   * @param retryAfter value of the header Retry-After, or null
   * @param body the body
   */
  record Reply(int status, String retryAfter, byte[] body) {}
}
