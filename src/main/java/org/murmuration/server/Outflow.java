package org.murmuration.server;

import akka.NotUsed;
import akka.stream.OverflowStrategy;
import akka.stream.QueueOfferResult;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that somebody writes who blocks. Writing waits while the reader does not keep up, and
 * fails when the reader is gone. If the writer fails the stream fails, so that the reader does not
 * take what it got for the whole.
 */
final class Outflow extends OutputStream {

  private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);
  private static final int CHUNK = 1 << 16;
  private static final int CHUNKS = 4;

  private final SourceQueueWithComplete<ByteString> queue;

  private Outflow(SourceQueueWithComplete<ByteString> queue) {
    this.queue = queue;
  }

  /** What a writer writes; it begins on a thread of its own when somebody reads. */
  static Source<ByteString, NotUsed> of(Consumer<OutputStream> writer, Executor blocking) {
    return Source.<ByteString>queue(CHUNKS, OverflowStrategy.backpressure())
        .mapMaterializedValue(
            queue -> {
              blocking.execute(() -> new Outflow(queue).run(writer));
              return NotUsed.getInstance();
            });
  }

  private void run(Consumer<OutputStream> writer) {
    try {
      OutputStream out = new BufferedOutputStream(this, CHUNK);
      writer.accept(out);
      out.flush();
      queue.complete();
    } catch (IOException | RuntimeException e) {
      LOG.info("a download broke off", e);
      queue.fail(new BrokenOff(e));
    }
  }

  /** Why a stream fails, for Akka's log: without a stack trace, for it is seldom a defect. */
  private static final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenOff(Exception cause) {
      super(cause.toString(), null, false, false);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteString copy = ByteString.fromArray(bytes, offset, length);
    try {
      QueueOfferResult result = queue.offer(copy).toCompletableFuture().get();
      if (!result.isEnqueued()) {
        throw new IOException("the reader is gone");
      }
    } catch (ExecutionException e) {
      throw new IOException("the reader is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }
}
