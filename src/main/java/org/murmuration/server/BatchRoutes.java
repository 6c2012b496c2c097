package org.murmuration.server;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequestEntity;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.longSegment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.murmuration.cluster.Control;

/** {@code /batches}: submits batches, says where they stand, stops them and goes on with them. */
final class BatchRoutes {

  /** A file directly in the folder of inputs: a name must not lead anywhere else. */
  private static final Pattern INPUT = Pattern.compile("inputs/[^/\\\\\\p{Cntrl}]{1,255}");

  private final Control control;
  private final Bodies bodies;
  private final RunRoutes runs;

  BatchRoutes(Control control, Bodies bodies, RunRoutes runs) {
    this.control = control;
    this.bodies = bodies;
    this.runs = runs;
  }

  Route route() {
    return pathPrefix(
        "batches",
        () -> concat(pathEnd(() -> post(this::submit)), pathPrefix(longSegment(), this::batch)));
  }

  private Route batch(long batch) {
    return concat(
        pathEnd(() -> get(() -> tell(() -> control.batch(batch).thenApply(Replies::of)))),
        path(
            "submitted",
            () -> get(() -> tell(() -> control.submitted(batch).thenApply(Replies::of)))),
        path("stop", () -> post(() -> stop(batch))),
        path("resume", () -> post(() -> resume(batch))),
        runs.route(batch));
  }

  private Route submit() {
    return extractRequestEntity(
        body ->
            reply(
                () ->
                    bodies
                        .read(body, Control.NewBatch.class)
                        .thenCompose(batch -> control.submit(checked(batch)))
                        .thenApply(BatchRoutes::number),
                StatusCodes.BAD_REQUEST));
  }

  private Route stop(long batch) {
    return extractRequestEntity(
        body ->
            tell(
                () ->
                    bodies
                        .read(body, Nothing.class)
                        .thenCompose(nothing -> control.stop(batch))
                        .thenApply(done -> number(batch))));
  }

  /** An unknown batch is not found; if it is known, what is wrong is in the request. */
  private Route resume(long batch) {
    return extractRequestEntity(
        body ->
            tell(
                () ->
                    bodies
                        .read(body, Resumption.class)
                        .thenCompose(
                            how ->
                                control
                                    .batch(batch)
                                    .thenCompose(known -> resume(batch, how.limits())))));
  }

  private CompletionStage<HttpResponse> resume(long batch, List<String> limits) {
    return Replies.to(
        () -> control.resume(batch, limits).thenApply(done -> number(batch)),
        StatusCodes.BAD_REQUEST);
  }

  private static HttpResponse number(long batch) {
    return Replies.of(Map.of("batch", batch));
  }

  private static Control.NewBatch checked(Control.NewBatch batch) {
    if (batch.name() == null || batch.name().isBlank()) {
      throw wrong("name is missing; it must be the short name of the scenario");
    }
    if (batch.manifest() == null || !(batch.manifest().get("scenario") instanceof Map)) {
      throw wrong("manifest.scenario is missing; it must be the resolved scenario");
    }
    if (batch.scenarioText() == null) {
      throw wrong("scenarioText is missing; it must be the scenario as written");
    }
    if (batch.inputs() == null || batch.inputs().containsValue(null)) {
      throw wrong("inputs is missing; it must have the files the scenario refers to");
    }
    for (String name : batch.inputs().keySet()) {
      if (!INPUT.matcher(name).matches() || name.endsWith("/.") || name.endsWith("/..")) {
        throw wrong("inputs: a name is not that of a file in inputs/, such as inputs/0-x");
      }
    }
    return batch;
  }

  private static Refused wrong(String line) {
    return new Refused(StatusCodes.BAD_REQUEST, line, null);
  }

  private static Route tell(Supplier<CompletionStage<HttpResponse>> question) {
    return reply(question, StatusCodes.NOT_FOUND);
  }

  private static Route reply(Supplier<CompletionStage<HttpResponse>> question, StatusCode wrong) {
    return completeWithFuture(Replies.to(question, wrong));
  }

  /** The body of a request that says nothing more. */
  record Nothing() {}

  /** How to go on with a batch. */
  record Resumption(List<String> budget) {

    List<String> limits() {
      if (budget == null) {
        return List.of();
      }
      if (budget.contains(null)) {
        throw wrong("budget must be texts such as \"money=20\"");
      }
      return budget;
    }
  }
}
