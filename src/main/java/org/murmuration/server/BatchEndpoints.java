package org.murmuration.server;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.murmuration.cluster.Control;

/** {@code /batches}: submits batches, says where they stand, stops them and goes on with them. */
final class BatchEndpoints {

  /** A file directly in the folder of inputs: a name must not lead anywhere else. */
  private static final Pattern INPUT = Pattern.compile("inputs/[^/\\\\\\p{Cntrl}]{1,255}");

  private final Control control;
  private final Audit audit;

  BatchEndpoints(Control control, Audit audit) {
    this.control = control;
    this.audit = audit;
  }

  List<Endpoint> all() {
    String batch = "/api/batches/{batch}";
    return List.of(
        Endpoint.post("/api/batches", this::submit).orBadRequest(),
        Endpoint.get(batch, in -> control.batch(in.batch()).thenApply(Replies::of)),
        Endpoint.get(
            batch + "/submitted", in -> control.submitted(in.batch()).thenApply(Replies::of)),
        Endpoint.post(batch + "/stop", this::stop),
        Endpoint.post(batch + "/resume", this::resume),
        Endpoint.get("/api/cluster", in -> control.cluster().thenApply(Replies::of)));
  }

  private CompletionStage<HttpResponse> submit(Inquiry in) {
    CompletionStage<Long> number =
        in.body(Control.NewBatch.class).thenCompose(batch -> control.submit(checked(batch)));
    return number
        .whenComplete((batch, failure) -> note(in, batch, "submit", failure))
        .thenApply(BatchEndpoints::number);
  }

  private CompletionStage<HttpResponse> stop(Inquiry in) {
    return in.body(Nothing.class)
        .thenCompose(nothing -> control.stop(in.batch()))
        .whenComplete((done, failure) -> note(in, in.batch(), "stop", failure))
        .thenApply(done -> number(in.batch()));
  }

  /** An unknown batch is not found; if it is known, what is wrong is in the request. */
  private CompletionStage<HttpResponse> resume(Inquiry in) {
    return in.body(Resumption.class)
        .thenCompose(how -> control.batch(in.batch()).thenApply(known -> how.limits()))
        .thenCompose(
            limits ->
                Replies.to(
                    () ->
                        control
                            .resume(in.batch(), limits)
                            .whenComplete(
                                (done, failure) ->
                                    note(in, in.batch(), "resume, budget " + limits, failure))
                            .thenApply(done -> number(in.batch())),
                    StatusCodes.BAD_REQUEST));
  }

  private void note(Inquiry in, Long batch, String what, Throwable failure) {
    audit.command(
        batch == null ? 0 : batch,
        null,
        Audit.ANONYMOUS,
        in.from(),
        what,
        failure == null ? "done" : "refused: " + Replies.line(failure));
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

  /** Limits of a budget as {@code key=value}; none are an empty list. */
  static List<String> limits(List<String> budget) {
    if (budget == null) {
      return List.of();
    }
    // A list that holds no null may refuse to be asked whether it does.
    if (budget.stream().anyMatch(limit -> limit == null)) {
      throw wrong("budget must be texts such as \"money=20\"");
    }
    return budget;
  }

  private static Refused wrong(String line) {
    return new Refused(StatusCodes.BAD_REQUEST, line, null);
  }

  /** The body of a request that says nothing more. */
  record Nothing() {}

  /** How to go on with a batch. */
  record Resumption(List<String> budget) {

    List<String> limits() {
      return BatchEndpoints.limits(budget);
    }
  }
}
