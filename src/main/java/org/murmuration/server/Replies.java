package org.murmuration.server;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.live.Reply;
import org.murmuration.journal.JournalException;
import org.murmuration.settings.InputError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in JSON. A refusal is <code>{"error": "one line"}</code>: what a user did wrong with a
 * status from 400 on, a cluster that cannot do it now with 503, a defect with 500 and nothing about
 * it but in the log.
 */
final class Replies {

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final String DEFECT = "this node has a defect; its log says more";

  private Replies() {}

  static HttpResponse of(Object value) {
    return json(StatusCodes.OK, value);
  }

  /** What a run says. */
  static HttpResponse reply(Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      return refusal(
          switch (refused.kind()) {
            case "not-found" -> StatusCodes.NOT_FOUND;
            case "not-now" -> StatusCodes.CONFLICT;
            case "failed" -> StatusCodes.INTERNAL_SERVER_ERROR;
            default -> StatusCodes.BAD_REQUEST;
          },
          refused.line());
    }
    return of(reply);
  }

  /**
   * What comes of a question, or the refusal to answer it.
   *
   * @param wrong what an {@link InputError} means where it is asked
   */
  static CompletionStage<HttpResponse> to(
      Supplier<CompletionStage<HttpResponse>> question, StatusCode wrong) {
    CompletionStage<HttpResponse> answer;
    try {
      answer = question.get();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(refusal(e, wrong));
    }
    return answer.handle((reply, failure) -> failure == null ? reply : refusal(failure, wrong));
  }

  static HttpResponse refusal(StatusCode status, String line) {
    return json(status, Map.of("error", oneLine(line)));
  }

  /**
   * The refusal that a failure makes.
   *
   * @param wrong what an {@link InputError} means where it happened
   */
  static HttpResponse refusal(Throwable failure, StatusCode wrong) {
    Throwable cause = cause(failure);
    if (cause instanceof Refused refused) {
      return refusal(refused.status(), cause.getMessage());
    }
    if (cause instanceof InputError) {
      return refusal(wrong, cause.getMessage());
    }
    if (cause instanceof RunFailure) {
      return refusal(StatusCodes.CONFLICT, cause.getMessage());
    }
    if (cause instanceof JournalException) {
      return refusal(StatusCodes.SERVICE_UNAVAILABLE, cause.getMessage());
    }
    if (cause instanceof TimeoutException) {
      return refusal(StatusCodes.SERVICE_UNAVAILABLE, "the cluster does not answer at the moment");
    }
    LOG.error("a request to the control API failed", cause);
    return refusal(StatusCodes.INTERNAL_SERVER_ERROR, DEFECT);
  }

  /** What a failure says to who asked, in one line. */
  static String line(Throwable failure) {
    Throwable cause = cause(failure);
    boolean known =
        cause instanceof Refused
            || cause instanceof InputError
            || cause instanceof RunFailure
            || cause instanceof JournalException;
    return known ? oneLine(cause.getMessage()) : "it failed";
  }

  private static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  private static HttpResponse json(StatusCode status, Object value) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, ControlJson.bytes(value)));
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
