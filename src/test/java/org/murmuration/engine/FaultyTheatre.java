package org.murmuration.engine;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.sharding.typed.ShardingEnvelope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.murmuration.journal.FileJournal;

/**
 * Carries out a run with the real timekeeper and real agents, but with a router in the place of
 * sharding that does to messages and agents what {@link Faults} say.
 */
final class FaultyTheatre {

  private static final Timekeeper.Pace QUICK =
      new Timekeeper.Pace(Duration.ofMillis(5), Duration.ofMillis(15), Duration.ofMillis(40));
  private static final long HERE = 1;
  private static final Duration END = Duration.ofSeconds(60);
  private static final AtomicInteger PLAYS = new AtomicInteger();

  private FaultyTheatre() {}

  /** The journal bytes of a run under faults. */
  static byte[] play(ActorTestKit kit, RunSpec run, Faults faults, Path file) {
    return play(kit, run, Rules.of(run), faults, file);
  }

  /**
   * The journal bytes of a run under faults.
   *
   * @param elsewhere what the agents go by, as if they were all on another node
   */
  static byte[] play(ActorTestKit kit, RunSpec run, Rules elsewhere, Faults faults, Path file) {
    String key = "play" + PLAYS.incrementAndGet();
    Rules rules = Rules.of(run);
    AtomicReference<Post> post = new AtomicReference<>();
    ActorRef<ShardingEnvelope<Agent.Command>> agents =
        kit.<Object>spawn(Router.create(elsewhere, post, faults)).narrow();
    post.set(new Post(key, HERE, agents, null));
    TestProbe<Supervisor.Command> supervisor = kit.createTestProbe();
    try (FileJournal journal = Histories.open(file, run)) {
      Runs.Hosted hosted =
          new Runs.Hosted(
              run, rules, journal, progress -> {}, () -> false, new CompletableFuture<>());
      kit.spawn(
          Behaviors.intercept(
              () -> new Mail<>(Timekeeper.Command.class, faults),
              Timekeeper.create(key, hosted, QUICK, post.get(), supervisor.getRef())));
      Supervisor.RunOver over = supervisor.expectMessageClass(Supervisor.RunOver.class, END);
      if (over.failure() != null) {
        throw over.failure();
      }
    } finally {
      kit.stop(agents);
    }
    return Histories.bytes(file);
  }

  /** Loses, doubles and delays what an actor receives, directly or not; stops it now and then. */
  private static class Mail<T> extends BehaviorInterceptor<T, T> {

    private final Faults faults;

    Mail(Class<T> type, Faults faults) {
      super(type);
      this.faults = faults;
    }

    @Override
    public Behavior<T> aroundReceive(
        TypedActorContext<T> context, T message, BehaviorInterceptor.ReceiveTarget<T> target) {
      ActorContext<T> here = context.asJava();
      switch (faults.fateOf(message)) {
        case LOST -> {
          return Behaviors.same();
        }
        case DOUBLED -> here.getSelf().tell(message);
        case AGAIN_LATER -> again(here, message, faults.delayOf(message));
        case DELIVERED -> {}
      }
      return target.apply(context, message);
    }

    void again(ActorContext<T> here, T message, Duration delay) {
      here.scheduleOnce(delay, here.getSelf(), message);
    }
  }

  /** The mail of an agent: orders and questions come again to whoever the agent then is. */
  private static final class AgentMail extends Mail<Agent.Command> {

    private final Faults faults;
    private final ActorRef<ShardingEnvelope<Agent.Command>> agents;
    private final String id;

    AgentMail(Faults faults, ActorRef<ShardingEnvelope<Agent.Command>> agents, String id) {
      super(Agent.Command.class, faults);
      this.faults = faults;
      this.agents = agents;
      this.id = id;
    }

    @Override
    public Behavior<Agent.Command> aroundReceive(
        TypedActorContext<Agent.Command> context,
        Agent.Command message,
        BehaviorInterceptor.ReceiveTarget<Agent.Command> target) {
      Behavior<Agent.Command> next = super.aroundReceive(context, message, target);
      if (Faults.mayStop(message) && faults.stopsAfter(message)) {
        context.asJava().getSelf().tell(Agent.Rest.NOW);
      }
      return next;
    }

    @Override
    void again(ActorContext<Agent.Command> here, Agent.Command message, Duration delay) {
      if (Faults.mayStop(message)) {
        here.scheduleOnce(delay, agents, new ShardingEnvelope<>(id, message));
      } else {
        super.again(here, message, delay);
      }
    }
  }

  /** Stands in for sharding: makes agents when they are needed, holds mail for those that stop. */
  private static final class Router extends AbstractBehavior<Object> {

    private record Gone(String id) {}

    private static final class Place {
      private ActorRef<Agent.Command> agent;
      private boolean stopping;
      private final ArrayDeque<Agent.Command> held = new ArrayDeque<>();
    }

    private final Rules rules;
    private final AtomicReference<Post> post;
    private final Faults faults;
    private final Map<String, Place> places = new HashMap<>();

    static Behavior<Object> create(Rules rules, AtomicReference<Post> post, Faults faults) {
      return Behaviors.setup(context -> new Router(context, rules, post, faults));
    }

    private Router(
        ActorContext<Object> context, Rules rules, AtomicReference<Post> post, Faults faults) {
      super(context);
      this.rules = rules;
      this.post = post;
      this.faults = faults;
    }

    @Override
    public Receive<Object> createReceive() {
      return newReceiveBuilder()
          .onMessage(ShardingEnvelope.class, this::onEnvelope)
          .onMessage(Gone.class, this::onGone)
          .build();
    }

    private Behavior<Object> onEnvelope(ShardingEnvelope<?> envelope) {
      String id = envelope.entityId();
      Agent.Command command = (Agent.Command) envelope.message();
      if (faults.stopsBefore(command)) {
        stop(id);
      }
      deliver(id, command);
      return this;
    }

    private void stop(String id) {
      Place place = places.get(id);
      if (place != null && place.agent != null && !place.stopping) {
        place.stopping = true;
        place.agent.tell(Agent.Rest.NOW);
      }
    }

    private void deliver(String id, Agent.Command command) {
      Place place = places.computeIfAbsent(id, i -> new Place());
      if (place.stopping) {
        place.held.add(command);
        return;
      }
      if (place.agent == null) {
        ActorRef<ShardingEnvelope<Agent.Command>> agents = getContext().getSelf().narrow();
        int number = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
        place.agent =
            getContext()
                .spawnAnonymous(
                    Behaviors.intercept(
                        () -> new AgentMail(faults, agents, id),
                        Agent.create(rules, number, post.get())));
        getContext().watchWith(place.agent, new Gone(id));
      }
      place.agent.tell(command);
    }

    private Behavior<Object> onGone(Gone gone) {
      Place place = places.remove(gone.id());
      place.held.forEach(command -> deliver(gone.id(), command));
      return this;
    }
  }
}
