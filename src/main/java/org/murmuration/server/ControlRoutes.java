package org.murmuration.server;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.handleExceptions;
import static akka.http.javadsl.server.Directives.withRequestTimeoutResponse;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.Route;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.murmuration.cluster.Control;
import org.murmuration.server.Endpoint.Access;
import scala.concurrent.duration.FiniteDuration;

/**
 * Takes every request to its {@link Endpoint}: past {@link Throttle}, which keeps one address from
 * asking too much, and {@link Admission}, which decides who is let in. Whatever is refused is
 * refused in JSON, and noted by {@link Audit} if it was to change something or came from elsewhere.
 */
final class ControlRoutes {

  /** An intervention waits for what is under way, an interview for the answer of a model. */
  static final Duration COMMAND = Duration.ofMinutes(6);

  private final ActorSystem<?> system;
  private final Admission admission;
  private final Throttle throttle;
  private final Audit audit;
  private final Bodies bodies;
  private final Router router;

  /**
   * Routes to a cluster or a run.
   *
   * @param blocking threads for what blocks
   */
  ControlRoutes(
      ActorSystem<?> system, ControlSettings settings, Control control, Executor blocking) {
    this.system = system;
    this.admission = new Admission(settings);
    this.throttle = new Throttle(settings.rates());
    this.audit = new Audit(control);
    this.bodies = new Bodies(system, blocking, settings.maxBody());
    this.router = new Router(Endpoints.of(system, settings, control, audit, blocking));
  }

  Route all() {
    return withRequestTimeoutResponse(
        ControlRoutes::late,
        () ->
            handleExceptions(
                failures(), () -> extractRequest(request -> completeWithFuture(answer(request)))));
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) {
    String from = address(request);
    Optional<Router.Found> found = router.find(request);
    boolean get = request.method().equals(HttpMethods.GET);
    Access access =
        found
            .map(known -> known.endpoint().access())
            .orElse(get ? Access.QUESTION : Access.COMMAND);
    Optional<HttpResponse> refusal =
        tooMany(throttle.wait(from, access.changes())).or(() -> admission.refusal(request, access));
    if (refusal.isPresent()) {
      request.discardEntityBytes(system);
      note(request, found, from, refusal.get());
      return CompletableFuture.completedFuture(Guard.on(refusal.get()));
    }
    return found
        .map(known -> answer(known, new Inquiry(request, known.parameters(), from, bodies)))
        .orElseGet(() -> CompletableFuture.completedFuture(nothing(request)))
        .thenApply(Guard::on);
  }

  private static CompletionStage<HttpResponse> answer(Router.Found found, Inquiry inquiry) {
    if (found.endpoint().access().changes()) {
      inquiry
          .request()
          .getHeader(TimeoutAccess.class)
          .ifPresent(
              header ->
                  header
                      .timeoutAccess()
                      .updateTimeout(FiniteDuration.create(COMMAND.toSeconds(), TimeUnit.SECONDS)));
    }
    return Replies.to(() -> found.endpoint().handler().answer(inquiry), found.endpoint().wrong());
  }

  private static Optional<HttpResponse> tooMany(Duration wait) {
    if (wait.isZero()) {
      return Optional.empty();
    }
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Optional.of(
        Replies.refusal(
                StatusCodes.TOO_MANY_REQUESTS,
                "too many requests from your address; ask again in " + seconds + " s")
            .addHeader(RawHeader.create("Retry-After", Long.toString(seconds))));
  }

  /** Of the address only the path is noted: whatever else it has may be secret. */
  private void note(
      HttpRequest request, Optional<Router.Found> found, String from, HttpResponse refusal) {
    audit.refusal(
        found.map(known -> known.parameters().get("batch")).map(Long::valueOf).orElse(0L),
        found.map(known -> known.parameters().get("run")).map(Integer::valueOf).orElse(null),
        from,
        request.method().value() + " " + request.getUri().path(),
        refusal.status().intValue() + " " + refusal.status().reason());
  }

  private HttpResponse nothing(HttpRequest request) {
    request.discardEntityBytes(system);
    String methods = router.methods(request.getUri().path());
    return methods.isEmpty()
        ? Replies.refusal(StatusCodes.NOT_FOUND, "The requested resource could not be found.")
        : Replies.refusal(
                StatusCodes.METHOD_NOT_ALLOWED,
                "HTTP method not allowed, supported methods: " + methods)
            .addHeader(RawHeader.create("Allow", methods));
  }

  private static String address(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(remote -> remote.getAddress())
        .map(InetAddress::getHostAddress)
        .orElse("");
  }

  private static HttpResponse late(HttpRequest request) {
    return Guard.on(
        Replies.refusal(
            StatusCodes.SERVICE_UNAVAILABLE, "there is no answer at the moment; ask again"));
  }

  private static ExceptionHandler failures() {
    return ExceptionHandler.newBuilder()
        .matchAny(
            failure ->
                completeWithFuture(
                    CompletableFuture.completedFuture(
                        Guard.on(Replies.refusal(failure, StatusCodes.BAD_REQUEST)))))
        .build();
  }
}
