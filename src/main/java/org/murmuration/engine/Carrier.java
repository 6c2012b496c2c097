package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import java.io.IOException;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches one large message, part by part, and reads it. Asks again for a part that does not come,
 * a few times; then gives the message up.
 */
final class Carrier extends AbstractBehavior<Carrier.Command> {

  /** How often a part is asked for. */
  static final int TRIES = 5;

  /** What a carrier is told. */
  sealed interface Command extends WireMessage {}

  /** A part of the message. */
  record Part(int from, byte[] bytes) implements Command {}

  /** The message is not there any more. */
  enum Gone implements Command {
    GONE
  }

  private enum Overdue implements Command {
    NOW
  }

  private final TimerScheduler<Command> timers;
  private final Notice notice;
  private final ActorRef<Depot.Command> depot;
  private final Duration again;
  private final CompletableFuture<Object> whole;
  private byte[] bytes;
  private int here;
  private int tries;

  /**
   * Begins at once.
   *
   * @param depot where the message waits
   * @param again after how long without an answer it is asked again
   * @param whole completed with the message, or with why it is lost
   */
  static Behavior<Command> create(
      Notice notice,
      ActorRef<Depot.Command> depot,
      Duration again,
      CompletableFuture<Object> whole) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Carrier(context, timers, notice, depot, again, whole)));
  }

  private Carrier(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Notice notice,
      ActorRef<Depot.Command> depot,
      Duration again,
      CompletableFuture<Object> whole) {
    super(context);
    this.timers = timers;
    this.notice = notice;
    this.depot = depot;
    this.again = again;
    this.whole = whole;
    fetch();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Part.class, this::onPart)
        .onMessage(Gone.class, gone -> lose("is gone"))
        .onMessage(Overdue.class, overdue -> onOverdue())
        .onSignal(PostStop.class, stopped -> lose("was given up, as the node stops"))
        .build();
  }

  private void fetch() {
    tries++;
    depot.tell(new Depot.Fetch(notice.number(), here, getContext().getSelf()));
    timers.startSingleTimer(Overdue.NOW, again);
  }

  private Behavior<Command> onPart(Part part) {
    if (part.from() != here) {
      // It was asked for twice.
      return this;
    }
    if (bytes == null) {
      bytes = new byte[notice.length()];
    }
    int length = part.bytes().length;
    if (length == 0 || length > bytes.length - here) {
      return lose("does not have the length it should have");
    }
    System.arraycopy(part.bytes(), 0, bytes, here, length);
    here += length;
    if (here == bytes.length) {
      return finish();
    }
    tries = 0;
    fetch();
    return this;
  }

  private Behavior<Command> onOverdue() {
    if (tries == TRIES) {
      return lose("did not come, asked for " + TRIES + " times");
    }
    fetch();
    return this;
  }

  private Behavior<Command> finish() {
    depot.tell(new Depot.Taken(notice.number()));
    try {
      Object message = read();
      if (message instanceof Notice) {
        return lose("is only another notice");
      }
      whole.complete(message);
      return Behaviors.stopped();
    } catch (Exception e) {
      return lose("cannot be read: " + e.getMessage());
    }
  }

  private Object read() throws NotSerializableException {
    Serialization serialization = SerializationExtension.get(getContext().getSystem());
    int serializer = serialization.serializerFor(WireMessage.class).identifier();
    return serialization.deserialize(bytes, serializer, notice.manifest()).get();
  }

  private Behavior<Command> lose(String problem) {
    whole.completeExceptionally(new IOException(notice + " " + problem));
    return Behaviors.stopped();
  }
}
