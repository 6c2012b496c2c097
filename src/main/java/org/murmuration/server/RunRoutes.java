package org.murmuration.server;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.parameterOptional;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.PathMatchers.integerSegment;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.murmuration.cluster.Control;
import org.murmuration.journal.RunKey;

/** {@code /batches/N/runs/R}: journals and calls of runs, line by line. */
final class RunRoutes {

  private static final ContentType LINES =
      MediaTypes.customBinary("application", "x-ndjson", true).toContentType();

  private final Control control;
  private final Executor blocking;

  RunRoutes(Control control, Executor blocking) {
    this.control = control;
    this.blocking = blocking;
  }

  Route route(long batch) {
    return concat(
        path(
            "calls",
            () ->
                get(
                    () ->
                        download(
                            batch,
                            RunKey.OUTSIDE,
                            out -> control.writeCalls(batch, RunKey.OUTSIDE, out)))),
        pathPrefix("runs", () -> pathPrefix(integerSegment(), run -> run(batch, run))));
  }

  private Route run(long batch, int run) {
    return concat(
        path("encounters", () -> get(() -> encounters(batch, run))),
        path(
            "calls",
            () -> get(() -> download(batch, run, out -> control.writeCalls(batch, run, out)))));
  }

  private Route encounters(long batch, int run) {
    return parameterOptional(
        "from",
        text -> {
          long from = index(text.orElse("0"));
          return download(batch, run, out -> control.writeEntries(batch, run, from, out));
        });
  }

  private static long index(String text) {
    try {
      long index = Long.parseLong(text);
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Refused(
        StatusCodes.BAD_REQUEST,
        "from must be the index of an entry: 0 or a whole number above",
        null);
  }

  /** What a writer writes, once it is known that there is something to write. */
  private Route download(long batch, int run, Consumer<OutputStream> writer) {
    return completeWithFuture(
        Replies.to(
            () -> control.batch(batch).thenApply(known -> lines(known, run, writer)),
            StatusCodes.NOT_FOUND));
  }

  private HttpResponse lines(Control.BatchStatus batch, int run, Consumer<OutputStream> writer) {
    if (run != RunKey.OUTSIDE && batch.runs().stream().noneMatch(known -> known.run() == run)) {
      throw new Refused(
          StatusCodes.NOT_FOUND, "batch " + batch.batch() + " has no run " + run, null);
    }
    return HttpResponse.create()
        .withEntity(HttpEntities.createChunked(LINES, Outflow.of(writer, blocking)));
  }
}
