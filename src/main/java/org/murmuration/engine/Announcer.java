package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells the supervisor again that runs may begin, until it has heard it: a message may be lost,
 * above all while the supervisor moves from one node to another. One on each node.
 */
public final class Announcer extends AbstractBehavior<Announcer.Command> {

  /** Name of this actor on every node. */
  static final String NAME = "announcer";

  static final Duration AGAIN = Duration.ofSeconds(1);

  /** What an announcer is told. */
  public sealed interface Command extends WireMessage {}

  /**
   * A run may begin. Whoever says so tells the supervisor, too, so that what it is told next about
   * the run does not come before.
   */
  record Announce(String key) implements Command {}

  /** The supervisor knows that a run may begin. */
  public record Heard(String key) implements Command {}

  private enum Again implements Command {
    NOW
  }

  private final ActorRef<Supervisor.Command> supervisor;
  private final Set<String> unheard = new LinkedHashSet<>();

  static Behavior<Command> create(ActorRef<Supervisor.Command> supervisor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Again.NOW, AGAIN);
                  return new Announcer(context, supervisor);
                }));
  }

  private Announcer(ActorContext<Command> context, ActorRef<Supervisor.Command> supervisor) {
    super(context);
    this.supervisor = supervisor;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Announce.class, this::onAnnounce)
        .onMessage(Heard.class, this::onHeard)
        .onMessage(Again.class, again -> onAgain())
        .build();
  }

  private Behavior<Command> onAnnounce(Announce run) {
    unheard.add(run.key());
    return this;
  }

  private Behavior<Command> onHeard(Heard run) {
    unheard.remove(run.key());
    return this;
  }

  private Behavior<Command> onAgain() {
    unheard.forEach(this::tell);
    return this;
  }

  private void tell(String key) {
    supervisor.tell(new Supervisor.Begin(key, getContext().getSelf()));
  }
}
