package org.murmuration.engine;

import akka.actor.AllDeadLetters;
import akka.actor.DeadLetter;
import akka.actor.Dropped;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.event.EventStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what this node's actors sent in vain, from when it is first asked for on. A message that
 * Artery drops because too many wait to be sent to a node is published by Akka as dropped and as a
 * dead letter, and counts as both.
 */
public final class Losses implements Extension {

  private static final ExtensionId<Losses> ID =
      new ExtensionId<>() {
        @Override
        public Losses createExtension(ActorSystem<?> system) {
          return new Losses(system);
        }
      };

  private final LongAdder deadLetters = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  private Losses(ActorSystem<?> system) {
    ActorRef<AllDeadLetters> counter =
        system.systemActorOf(
            Behaviors.receive(AllDeadLetters.class)
                .onMessage(
                    DeadLetter.class,
                    letter -> {
                      deadLetters.increment();
                      return Behaviors.same();
                    })
                .onMessage(
                    Dropped.class,
                    message -> {
                      dropped.increment();
                      return Behaviors.same();
                    })
                .build(),
            "losses",
            Props.empty());
    // Akka's older event stream: subscribed when the call returns, not some time after it.
    EventStream events = Adapter.toClassic(system).eventStream();
    events.subscribe(Adapter.toClassic(counter), DeadLetter.class);
    events.subscribe(Adapter.toClassic(counter), Dropped.class);
  }

  /** The losses of a node. */
  public static Losses of(ActorSystem<?> system) {
    return ID.apply(system);
  }

  /** Messages to actors that were not there. */
  public long deadLetters() {
    return deadLetters.sum();
  }

  /** Messages that were not sent or taken in: too many waited already, or they were too large. */
  public long dropped() {
    return dropped.sum();
  }
}
