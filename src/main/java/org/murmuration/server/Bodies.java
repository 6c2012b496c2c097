package org.murmuration.server;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.StreamLimitReachedException;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Reads the bodies of requests: JSON, and not more of it than is allowed. */
final class Bodies {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ActorSystem<?> system;
  private final Executor blocking;
  private final long most;

  /** Reads bodies of so many bytes at most. */
  Bodies(ActorSystem<?> system, Executor blocking, long most) {
    this.system = system;
    this.blocking = blocking;
    this.most = most;
  }

  /** The value in a body; an empty body is an empty object. */
  <T> CompletionStage<T> read(RequestEntity body, Class<T> type) {
    return bytes(body)
        .thenApplyAsync(
            bytes ->
                ControlJson.readStrictly(
                    bytes.isEmpty() ? new byte[] {'{', '}'} : bytes.toArrayUnsafe(), type),
            blocking);
  }

  private CompletionStage<ByteString> bytes(RequestEntity body) {
    if (body.getContentLengthOption().orElse(0) > most) {
      throw tooLarge(null);
    }
    return body.withoutSizeLimit()
        .getDataBytes()
        .limitWeighted(most, part -> (long) part.size())
        .completionTimeout(PATIENCE)
        .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), system)
        .handle(
            (bytes, failure) -> {
              if (failure == null) {
                return bytes;
              }
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              throw cause instanceof StreamLimitReachedException
                  ? tooLarge(cause)
                  : new Refused(
                      StatusCodes.BAD_REQUEST, "the body did not arrive as a whole", cause);
            });
  }

  private Refused tooLarge(Throwable cause) {
    return new Refused(
        StatusCodes.CONTENT_TOO_LARGE,
        "the body is too large; it may have "
            + most
            + " bytes (murmuration.control.max-body of the node)",
        cause);
  }
}
