package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.Props;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/**
 * Messages that are too large for a frame of Artery, which would drop them. Their bytes stay at the
 * node that sends, in its {@link Depot}; a {@link Notice} goes in their place, and the node that
 * receives it fetches them in parts.
 *
 * <p>Neither the one who sends nor the actor that receives sees any of this: {@link
 * FreightSerializer} writes the notice, {@link FreightMailbox} hands the whole message over once it
 * is here. It may be overtaken by smaller ones. Like any message it may be lost: what waits too
 * long, or has to make room, is gone. Such losses are counted where they are noticed.
 */
public final class Freight implements Extension {

  private static final ExtensionId<Freight> ID =
      new ExtensionId<>() {
        @Override
        public Freight createExtension(ActorSystem<?> system) {
          return new Freight(system);
        }
      };

  private final ActorSystem<?> system;
  private final Deposits deposits;
  private final ActorRef<Depot.Command> depot;
  private final LongAdder lost = new LongAdder();

  private Freight(ActorSystem<?> system) {
    FreightSettings settings = FreightSettings.of(system.settings().config());
    this.system = system;
    this.deposits = new Deposits(settings.room(), settings.keep(), System::nanoTime);
    this.depot = system.systemActorOf(Depot.create(deposits, settings), "freight", Props.empty());
  }

  /** The freight of a node. */
  public static Freight of(ActorSystem<?> system) {
    return ID.apply(system);
  }

  /** Large messages that this node had to give up: they were gone, cut off, or no messages. */
  public long lost() {
    return lost.sum();
  }

  /**
   * What an ask outside an actor ends with, whole. A large answer completes the ask with the notice
   * of it, since no mailbox is in between; every ask of another node that may be answered at length
   * has to come through here.
   *
   * @return fails as the ask does, or if the answer is lost
   */
  public <T> CompletionStage<T> arrived(CompletionStage<T> answer) {
    return answer.thenCompose(
        value -> {
          Object received = value;
          return received instanceof Notice notice
              ? this.<T>bring(notice)
              : CompletableFuture.completedStage(value);
        });
  }

  /** Fetches a message; fails if it is lost. */
  <T> CompletionStage<T> bring(Notice notice) {
    CompletableFuture<Object> whole = new CompletableFuture<>();
    depot.tell(new Depot.Bring(notice, whole));
    return whole
        .whenComplete(
            (message, problem) -> {
              if (problem != null) {
                lose(problem);
              }
            })
        .thenApply(Freight::cast);
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object message) {
    return (T) message;
  }

  /** Keeps the bytes of a message until they are fetched. */
  Notice deposit(byte[] bytes, String manifest) {
    try {
      String address = ActorRefResolver.get(system).toSerializationFormat(depot);
      return new Notice(address, deposits.put(bytes), bytes.length, manifest);
    } catch (IllegalArgumentException e) {
      lose(e);
      throw e;
    }
  }

  void lose(Throwable problem) {
    lost.increment();
    system.log().warn("a large message is lost: {}", problem.getMessage());
  }

  Deposits deposits() {
    return deposits;
  }
}
