package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.sharding.typed.ShardingEnvelope;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The cluster singleton that all runs answer to: admits them in the order they are asked for, at
 * most so many at once, each under a {@link Timekeeper} of its own, and tells when one is over.
 */
public final class Supervisor extends AbstractBehavior<Supervisor.Command> {

  /** What the supervisor is told. */
  public sealed interface Command extends WireMessage {}

  /** A run, known on its node under a key, may begin as soon as there is room. */
  public record Begin(String key) implements Command {}

  /** A run is to end now; it can be resumed. */
  public record StopRun(String key) implements Command {}

  /** A run is over: with an end, or with a failure. */
  record RunOver(String key, RunEnd end, RunFailure failure) implements Command {}

  private record Ended(String key) implements Command {}

  private final ActorRef<ShardingEnvelope<Agent.Command>> agents;
  private final Timekeeper.Pace pace;
  private final int atOnce;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private final Map<String, ActorRef<Timekeeper.Command>> running = new HashMap<>();

  /**
   * A supervisor.
   *
   * @param atOnce how many runs are under way at once, at most
   */
  static Behavior<Command> create(
      ActorRef<ShardingEnvelope<Agent.Command>> agents, Timekeeper.Pace pace, int atOnce) {
    return Behaviors.setup(context -> new Supervisor(context, agents, pace, atOnce));
  }

  private Supervisor(
      ActorContext<Command> context,
      ActorRef<ShardingEnvelope<Agent.Command>> agents,
      Timekeeper.Pace pace,
      int atOnce) {
    super(context);
    this.agents = agents;
    this.pace = pace;
    this.atOnce = atOnce;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begin.class, this::onBegin)
        .onMessage(StopRun.class, this::onStopRun)
        .onMessage(RunOver.class, this::onRunOver)
        .onMessage(Ended.class, this::onEnded)
        .build();
  }

  private Behavior<Command> onBegin(Begin begin) {
    if (!running.containsKey(begin.key()) && !waiting.contains(begin.key())) {
      waiting.add(begin.key());
    }
    return admit();
  }

  private Behavior<Command> admit() {
    while (running.size() < atOnce && !waiting.isEmpty()) {
      String key = waiting.poll();
      runs().get(key).ifPresent(hosted -> start(key, hosted));
    }
    return this;
  }

  private void start(String key, Runs.Hosted hosted) {
    ActorRef<Timekeeper.Command> timekeeper =
        getContext()
            .spawn(
                Timekeeper.create(key, hosted, pace, agents, getContext().getSelf()),
                "timekeeper-" + key);
    running.put(key, timekeeper);
    getContext().watchWith(timekeeper, new Ended(key));
  }

  private Behavior<Command> onStopRun(StopRun stop) {
    ActorRef<Timekeeper.Command> timekeeper = running.get(stop.key());
    if (timekeeper != null) {
      timekeeper.tell(new Timekeeper.Stop());
    } else if (waiting.remove(stop.key())) {
      start(stop.key(), runs().get(stop.key()).orElseThrow());
      running.get(stop.key()).tell(new Timekeeper.Stop());
    }
    return this;
  }

  private Behavior<Command> onRunOver(RunOver over) {
    runs()
        .get(over.key())
        .ifPresent(
            hosted -> {
              if (over.failure() == null) {
                hosted.end().complete(over.end());
              } else {
                hosted.end().completeExceptionally(over.failure());
              }
            });
    return this;
  }

  private Behavior<Command> onEnded(Ended ended) {
    running.remove(ended.key());
    runs()
        .get(ended.key())
        .ifPresent(
            hosted ->
                hosted
                    .end()
                    .completeExceptionally(
                        new RunFailure("the run ended unexpectedly; see the log")));
    return admit();
  }

  private Runs runs() {
    return Runs.of(getContext().getSystem());
  }
}
