package org.murmuration.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.murmuration.engine.WireMessage;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallEnd;
import org.murmuration.mind.llm.CallFailure;

/**
 * Takes calls in from the {@link Courier}s of all nodes, has them made on this one, and tells
 * everybody who asked how they ended. Keeps nothing that the record of calls has: what is asked
 * again after its end is looked up there. One on each node with role {@code gateway}.
 */
public final class GatewayDesk extends AbstractBehavior<GatewayDesk.Command> {

  static final String NAME = "gateway";

  /** What a gateway's desk is told. */
  public sealed interface Command extends WireMessage {}

  /** A call is to be made, or looked up if it has been. */
  record Place(String run, Call call, ActorRef<Courier.Reply> replyTo) implements Command {}

  /** Somebody still waits for a call that was placed here. */
  record Remind(CallId id, ActorRef<Courier.Reply> replyTo) implements Command {}

  private record Ended(Courier.Reply reply) implements Command {}

  private final Desks desks;
  private final long largest;
  private final Duration patience;
  private final Map<CallId, Set<ActorRef<Courier.Reply>>> waiting = new HashMap<>();

  /**
   * Starts the desk of a node.
   *
   * @param desks where calls of a run are made
   */
  public static ActorRef<Command> start(ActorSystem<?> system, Desks desks) {
    return system.systemActorOf(create(desks, system.settings().config()), NAME, Props.empty());
  }

  static Behavior<Command> create(Desks desks, Config config) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(context -> new GatewayDesk(context, desks, config)))
        .onFailure(SupervisorStrategy.resume());
  }

  /** The desk of the node at an address. */
  static ActorRef<Command> at(ActorSystem<?> system, Address node) {
    return ActorRefResolver.get(system).resolveActorRef(node + "/system/" + NAME);
  }

  private GatewayDesk(ActorContext<Command> context, Desks desks, Config config) {
    super(context);
    this.desks = desks;
    this.largest = Frames.largest(config);
    this.patience = config.getDuration(Courier.RESEND_AFTER);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Place.class, this::onPlace)
        .onMessage(Remind.class, this::onRemind)
        .onMessage(Ended.class, this::onEnded)
        .build();
  }

  private Behavior<Command> onPlace(Place place) {
    CallId id = new CallId(place.run(), place.call().key());
    Set<ActorRef<Courier.Reply>> all = waiting.get(id);
    if (all == null) {
      all = new LinkedHashSet<>(2);
      waiting.put(id, all);
      getContext()
          .pipeToSelf(
              reply(id, place.call()),
              (reply, failure) ->
                  new Ended(failure == null ? reply : placed(id, CallEnd.of(failure))));
    }
    all.add(place.replyTo());
    return this;
  }

  private Behavior<Command> onRemind(Remind remind) {
    Set<ActorRef<Courier.Reply>> all = waiting.get(remind.id());
    if (all == null) {
      remind.replyTo().tell(new Courier.Missing(remind.id()));
    } else {
      all.add(remind.replyTo());
    }
    return this;
  }

  private Behavior<Command> onEnded(Ended ended) {
    waiting.remove(ended.reply().id()).forEach(replyTo -> replyTo.tell(ended.reply()));
    return this;
  }

  private CompletionStage<Courier.Reply> reply(CallId id, Call call) {
    return desk(id.run())
        .handle(
            (desk, failure) ->
                failure != null
                    ? CompletableFuture.completedFuture(withoutDesk(id, failure))
                    : desk.place(call)
                        .handle(
                            (outcome, failed) ->
                                failed == null
                                    ? placed(id, CallEnd.of(outcome))
                                    : failed(id, failed)))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Desks.Desk> desk(String run) {
    try {
      return desks
          .desk(run)
          .toCompletableFuture()
          .copy()
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Courier.Reply withoutDesk(CallId id, Throwable failure) {
    CallEnd end = CallEnd.of(failure);
    return switch (end.kind()) {
      case INPUT_ERROR, CALL_FAILURE, DIVERGENCE, BUDGET_SPENT -> placed(id, end);
      default -> {
        boolean unanswered = CallEnd.cause(failure) instanceof TimeoutException;
        yield new Courier.Postponed(
            id, unanswered ? "nobody tells what run " + id.run() + " is" : end.problem());
      }
    };
  }

  private Courier.Reply failed(CallId id, Throwable failure) {
    // The calls of a run are dropped when it is over, or because this node stops and others go on.
    return CallEnd.cause(failure) instanceof CancellationException cancelled
        ? new Courier.Postponed(id, String.valueOf(cancelled.getMessage()))
        : placed(id, CallEnd.of(failure));
  }

  private Courier.Reply placed(CallId id, CallEnd end) {
    return new Courier.Placed(
        id,
        end.size() <= largest
            ? end
            : CallEnd.of(
                new CallFailure(
                    "the answer to "
                        + id.key()
                        + " is recorded, but too large to be sent to another node; "
                        + Frames.remedy(end.size()))));
  }
}
