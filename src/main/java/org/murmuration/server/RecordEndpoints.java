package org.murmuration.server;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.murmuration.cluster.Control;
import org.murmuration.journal.RunKey;

/** {@code /batches/N/runs/R}: journals and calls of runs, line by line. */
final class RecordEndpoints {

  private static final ContentType LINES =
      MediaTypes.customBinary("application", "x-ndjson", true).toContentType();

  private final Control control;
  private final Executor blocking;

  RecordEndpoints(Control control, Executor blocking) {
    this.control = control;
    this.blocking = blocking;
  }

  List<Endpoint> all() {
    String batch = "/api/batches/{batch}";
    return List.of(
        Endpoint.get(batch + "/calls", in -> calls(in.batch(), RunKey.OUTSIDE)),
        Endpoint.get(batch + "/runs/{run}/calls", in -> calls(in.batch(), in.run())),
        Endpoint.get(batch + "/runs/{run}/encounters", this::encounters));
  }

  private CompletionStage<HttpResponse> calls(long batch, int run) {
    return download(batch, run, out -> control.writeCalls(batch, run, out));
  }

  private CompletionStage<HttpResponse> encounters(Inquiry in) {
    long from = index(in.text("from").orElse("0"));
    return download(
        in.batch(), in.run(), out -> control.writeEntries(in.batch(), in.run(), from, out));
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
  private CompletionStage<HttpResponse> download(
      long batch, int run, Consumer<OutputStream> writer) {
    return control.batch(batch).thenApply(known -> lines(known, run, writer));
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
