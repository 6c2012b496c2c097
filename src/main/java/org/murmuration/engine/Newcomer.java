package org.murmuration.engine;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.StashBuffer;

/**
 * An agent on a node that does not know its run yet: keeps what it is told until it does. If the
 * run cannot be known it stops; messages are repeated while the run goes on.
 */
final class Newcomer {

  private static final int MOST_KEPT = 1000;

  private Newcomer() {}

  static Behavior<Agent.Command> create(Runs runs, String run, int number) {
    return Behaviors.setup(
        context -> {
          context.pipeToSelf(runs.learn(run), Agent.Learnt::new);
          return Behaviors.withStash(MOST_KEPT, kept -> waiting(kept, number, runs.post(run)));
        });
  }

  private static Behavior<Agent.Command> waiting(
      StashBuffer<Agent.Command> kept, int number, Post post) {
    return Behaviors.receive(Agent.Command.class)
        .onMessage(
            Agent.Learnt.class,
            learnt ->
                learnt.failure() == null
                    ? kept.unstashAll(Agent.create(learnt.rules(), number, post))
                    : Behaviors.stopped())
        .onMessage(Agent.Rest.class, rest -> Behaviors.stopped())
        .onAnyMessage(
            message -> {
              // Whatever does not fit is repeated.
              if (!kept.isFull()) {
                kept.stash(message);
              }
              return Behaviors.same();
            })
        .build();
  }
}
