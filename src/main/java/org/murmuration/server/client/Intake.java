package org.murmuration.server.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of a response into a file as it comes, no faster than it can be written. */
final class Intake implements BodySubscriber<byte[]> {

  private static final byte[] NOTHING = {};

  private final LineFile file;
  private final CompletableFuture<byte[]> taken = new CompletableFuture<>();
  private volatile long latest = System.nanoTime();
  private Flow.Subscription subscription;
  private boolean closed;

  Intake(LineFile file) {
    this.file = file;
  }

  /** Whether nothing has come for so long. */
  boolean isSilentFor(Duration time) {
    return System.nanoTime() - latest > time.toNanos();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> parts) {
    if (closed) {
      return;
    }
    latest = System.nanoTime();
    try {
      parts.forEach(file::append);
      subscription.request(1);
    } catch (RuntimeException e) {
      subscription.cancel();
      taken.completeExceptionally(e);
    }
  }

  /** Takes nothing more, even if something is still on its way. */
  synchronized void close() {
    closed = true;
  }

  @Override
  public void onError(Throwable failure) {
    taken.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    taken.complete(NOTHING);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return taken;
  }
}
