package org.murmuration.server;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.handleExceptions;
import static akka.http.javadsl.server.Directives.handleRejections;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.withRequestTimeoutResponse;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import java.util.concurrent.Executor;
import org.murmuration.cluster.Control;

/**
 * All routes, below {@code /api}. Every request passes {@link Admission} first; whatever is refused
 * is refused in JSON.
 */
final class ControlRoutes {

  private final ActorSystem<?> system;
  private final Admission admission;
  private final Control control;
  private final BatchRoutes batches;

  /**
   * Routes to a cluster.
   *
   * @param blocking threads for what blocks
   */
  ControlRoutes(
      ActorSystem<?> system, ControlSettings settings, Control control, Executor blocking) {
    this.system = system;
    this.admission = new Admission(settings);
    this.control = control;
    this.batches =
        new BatchRoutes(
            control,
            new Bodies(system, blocking, settings.maxBody()),
            new RunRoutes(control, blocking));
  }

  Route all() {
    return withRequestTimeoutResponse(
        ControlRoutes::late,
        () ->
            handleExceptions(
                failures(),
                () -> handleRejections(rejections(), () -> extractRequest(this::admit))));
  }

  private Route admit(HttpRequest request) {
    return admission
        .refusal(request)
        .map(
            refusal -> {
              request.discardEntityBytes(system);
              return complete(refusal);
            })
        .orElseGet(() -> pathPrefix("api", () -> concat(batches.route(), cluster())));
  }

  private Route cluster() {
    return path(
        "cluster",
        () ->
            get(
                () ->
                    completeWithFuture(
                        Replies.to(
                            () -> control.cluster().thenApply(Replies::of),
                            StatusCodes.NOT_FOUND))));
  }

  private static HttpResponse late(HttpRequest request) {
    return Replies.refusal(
        StatusCodes.SERVICE_UNAVAILABLE, "the cluster does not answer at the moment");
  }

  private static ExceptionHandler failures() {
    return ExceptionHandler.newBuilder()
        .matchAny(failure -> complete(Replies.refusal(failure, StatusCodes.BAD_REQUEST)))
        .build();
  }

  /** What no route takes, in the words of Akka HTTP: an unknown path, a method not allowed … */
  private static RejectionHandler rejections() {
    return RejectionHandler.defaultHandler()
        .mapRejectionResponse(
            response ->
                response.entity() instanceof HttpEntity.Strict words
                    ? Replies.refusal(response.status(), words.getData().utf8String())
                        .addHeaders(response.getHeaders())
                    : response);
  }
}
