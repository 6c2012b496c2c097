package org.murmuration.server;

import akka.http.javadsl.model.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.server.Endpoint.Access;

/** Whatever runs can be told. Each command is noted in the audit log with what came of it. */
final class SteerEndpoints {

  private final LiveControl control;
  private final States states;
  private final Audit audit;

  SteerEndpoints(LiveControl control, States states, Audit audit) {
    this.control = control;
    this.states = states;
    this.audit = audit;
  }

  List<Endpoint> all() {
    return List.of(
        command(
            "/pause", Orders.Plain.class, (in, body) -> tell(in, body.by(), new Request.Pause())),
        command(
            "/proceed",
            Orders.Plain.class,
            (in, body) -> tell(in, body.by(), new Request.Proceed())),
        command("/step", Orders.Stepping.class, (in, body) -> tell(in, body.by(), body.request())),
        command("/stop", Orders.Plain.class, (in, body) -> tell(in, body.by(), new Request.Stop())),
        command("/limits", Orders.Limits.class, this::limits),
        command("/interventions", Orders.Intervening.class, this::intervene),
        command("/interviews", Orders.Interviewing.class, this::interview));
  }

  /** What a command does, once its body is read. */
  private interface Work<T> {
    Done on(Inquiry in, T body);
  }

  /**
   * A command under way.
   *
   * @param by who wants it
   * @param what in words, for the audit log
   * @param result what came of it in words, and what is answered
   */
  private record Done(String by, String what, CompletionStage<Result> result) {}

  private record Result(String words, HttpResponse response) {}

  private <T> Endpoint command(String path, Class<T> type, Work<T> work) {
    String name = path.substring(1);
    return Endpoint.post(Endpoints.RUN + path, in -> carryOut(in, name, type, work))
        .with(Access.STEERING)
        .orBadRequest();
  }

  private <T> CompletionStage<HttpResponse> carryOut(
      Inquiry in, String name, Class<T> type, Work<T> work) {
    return readOrNoted(in, name, type)
        .thenCompose(
            body -> {
              Done done = work.on(in, body);
              return done.result()
                  .handle(
                      (result, failure) -> {
                        note(in, done, result, failure);
                        if (failure != null) {
                          throw new CompletionException(failure);
                        }
                        return result.response();
                      });
            });
  }

  /** The body, or the failure to read it, which is noted, too. */
  private <T> CompletionStage<T> readOrNoted(Inquiry in, String name, Class<T> type) {
    CompletionStage<T> body;
    try {
      body = in.body(type);
    } catch (Refused e) {
      body = CompletableFuture.failedFuture(e);
    }
    return body.whenComplete(
        (read, failure) -> {
          if (failure != null) {
            Done none = new Done(Audit.ANONYMOUS, name, null);
            note(in, none, null, failure);
          }
        });
  }

  private void note(Inquiry in, Done done, Result result, Throwable failure) {
    audit.command(
        in.batch(),
        in.run(),
        done.by(),
        in.from(),
        done.what(),
        failure == null ? result.words() : "refused: " + Replies.line(failure));
  }

  private Done tell(Inquiry in, Sender by, Request request) {
    return new Done(by.name(), words(request), told(in, request));
  }

  private CompletionStage<Result> told(Inquiry in, Request request) {
    return states
        .told(in.batch(), in.run(), control.ask(in.batch(), in.run(), request))
        .thenApply(
            told ->
                told instanceof States.Told.Now now
                    ? new Result("done at entry " + now.state().position(), Replies.of(now.json()))
                    : result(((States.Told.Not) told).reply(), reply -> "done"));
  }

  private static Result result(Reply reply, Function<Reply, String> words) {
    return new Result(
        reply instanceof Reply.Refused refused ? "refused: " + refused.line() : words.apply(reply),
        Replies.reply(reply));
  }

  private static String words(Request request) {
    if (request instanceof Request.Step step) {
      return step.encounters() > 0
          ? "step, encounters " + step.encounters()
          : "step, rounds " + step.rounds();
    }
    return request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The budget first: it is refused as a whole, while a run takes any number in flight. */
  private Done limits(Inquiry in, Orders.Limits body) {
    CompletionStage<Void> budget =
        body.budget() == null
            ? CompletableFuture.completedFuture(null)
            : control.budget(in.batch(), body.limits());
    Request then =
        body.inFlight() == null ? new Request.State() : new Request.InFlight(body.inFlight());
    return new Done(
        body.by().name(),
        "limits"
            + (body.inFlight() == null ? "" : ", in flight " + body.inFlight())
            + (body.budget() == null ? "" : ", budget " + body.budget()),
        budget.thenCompose(done -> told(in, then)));
  }

  private Done intervene(Inquiry in, Orders.Intervening body) {
    String by = body.by().name();
    return new Done(
        by,
        "intervention " + body.text(),
        control
            .ask(in.batch(), in.run(), new Request.Intervene(by, body.text()))
            .thenApply(
                reply ->
                    result(
                        reply,
                        done ->
                            done instanceof Reply.Intervened intervened
                                ? "done: entry "
                                    + intervened.index()
                                    + ", "
                                    + intervened.agents().size()
                                    + " agents"
                                : "done")));
  }

  private Done interview(Inquiry in, Orders.Interviewing body) {
    String by = body.by().name();
    return new Done(
        by,
        "interview of agent "
            + body.agent()
            + (Boolean.TRUE.equals(body.remember()) ? ", remembered" : "")
            + (body.question() == null ? "" : ": " + body.question()),
        control
            .ask(
                in.batch(),
                in.run(),
                new Request.Interview(
                    by, body.number(), body.question(), Boolean.TRUE.equals(body.remember())))
            .thenApply(
                reply ->
                    result(
                        reply,
                        done ->
                            done instanceof Reply.Interviewed told
                                ? (told.missing() ? "no answer: " : "answered: ") + told.answer()
                                : "done")));
  }
}
