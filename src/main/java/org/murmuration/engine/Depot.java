package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * The one actor of a node that large messages pass through: hands out parts of what waits here, and
 * has a {@link Carrier} fetch what waits elsewhere.
 */
final class Depot extends AbstractBehavior<Depot.Command> {

  /** What a depot is told. */
  sealed interface Command extends WireMessage {}

  /** Asks for the part of a deposit that begins at a byte. */
  record Fetch(long number, int from, ActorRef<Carrier.Command> replyTo) implements Command {}

  /** A deposit has been fetched as a whole. */
  record Taken(long number) implements Command {}

  /** A message is to be fetched for somebody on this node. */
  record Bring(Notice notice, CompletableFuture<Object> whole) implements Command {}

  private enum Tick implements Command {
    NOW
  }

  private final Deposits deposits;
  private final FreightSettings settings;

  static Behavior<Command> create(Deposits deposits, FreightSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.NOW, settings.keep().dividedBy(2));
                  return new Depot(context, deposits, settings);
                }));
  }

  private Depot(ActorContext<Command> context, Deposits deposits, FreightSettings settings) {
    super(context);
    this.deposits = deposits;
    this.settings = settings;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Fetch.class, this::onFetch)
        .onMessage(Taken.class, this::onTaken)
        .onMessage(Bring.class, this::onBring)
        .onMessage(Tick.class, tick -> onTick())
        .build();
  }

  private Behavior<Command> onFetch(Fetch fetch) {
    byte[] part = deposits.part(fetch.number(), fetch.from(), settings.part());
    fetch.replyTo().tell(part == null ? Carrier.Gone.GONE : new Carrier.Part(fetch.from(), part));
    return this;
  }

  private Behavior<Command> onTaken(Taken taken) {
    deposits.remove(taken.number());
    return this;
  }

  private Behavior<Command> onBring(Bring bring) {
    Notice notice = bring.notice();
    ActorRef<Command> other =
        ActorRefResolver.get(getContext().getSystem()).resolveActorRef(notice.depot());
    // Whatever a notice says, nobody but a depot is asked, and no more fetched than one may hold.
    String here = getContext().getSelf().path().toStringWithoutAddress();
    if (other.path().toStringWithoutAddress().equals(here) && notice.length() <= settings.room()) {
      getContext().spawnAnonymous(Carrier.create(notice, other, settings.again(), bring.whole()));
    } else {
      bring.whole().completeExceptionally(new IOException(notice + " names no depot, or too much"));
    }
    return this;
  }

  private Behavior<Command> onTick() {
    deposits.expire();
    return this;
  }
}
