package org.murmuration.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.murmuration.engine.WireMessage;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallEnd;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.ModelSettings;

/**
 * Carries calls of this node to the gateways, and keeps each until its end is told. Messages may be
 * lost and gateways may go: a gateway is reminded from time to time and given the call again if it
 * does not have it; calls of one that is gone are given to others. One on each node with role
 * {@code agents}.
 */
final class Courier extends AbstractBehavior<Courier.Command> {

  static final String NAME = "courier";
  static final String RESEND_AFTER = "murmuration.cluster.resend-after";

  private static final Duration LONGEST_TICK = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TICKS = 5;

  /** What a courier is told. */
  sealed interface Command extends WireMessage {}

  /** What a gateway says to a call it was given. */
  sealed interface Reply extends Command {
    CallId id();
  }

  /** The call has ended. */
  record Placed(CallId id, CallEnd end) implements Reply {}

  /** The gateway cannot make the call now and has dropped it; why, in words. */
  record Postponed(CallId id, String why) implements Reply {}

  /** The gateway was reminded of a call it does not have. */
  record Missing(CallId id) implements Reply {}

  /** Somebody on this node waits for a call. */
  record Send(CallId id, Call call, ModelSettings.Limits limits, CompletableFuture<CallOutcome> to)
      implements Command {}

  /** Nobody waits for calls of a run any more. */
  record Forget(String run) implements Command {}

  private record Changed(Object told) implements Command {}

  private enum Tick implements Command {
    NOW
  }

  /**
   * A call on its way.
   *
   * @param gateway who has it; null while there is no gateway
   * @param postponed why the gateway has dropped it, or null if it should have it
   * @param due when to do something about it, as {@link System#nanoTime} counts
   */
  private record Pending(Send order, UniqueAddress gateway, String postponed, long due) {

    Pending postponed(String why, long until) {
      return new Pending(order, gateway, why, until);
    }

    Pending due(long at) {
      return new Pending(order, gateway, postponed, at);
    }
  }

  private final Duration resendAfter;
  private final AtomicReference<Standing> standing;
  private final GatewayNodes nodes = new GatewayNodes();
  private final Map<UniqueAddress, ActorRef<GatewayDesk.Command>> remote = new HashMap<>();
  private final Map<CallId, Pending> pending = new HashMap<>();
  private long resent;
  private long repeated;

  /**
   * A courier.
   *
   * @param standing where it tells how it gets on
   */
  static Behavior<Command> create(Duration resendAfter, AtomicReference<Standing> standing) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new Courier(context, timers, resendAfter, standing))))
        .onFailure(SupervisorStrategy.resume());
  }

  private Courier(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Duration resendAfter,
      AtomicReference<Standing> standing) {
    super(context);
    this.resendAfter = resendAfter;
    this.standing = standing;
    Duration part = resendAfter.dividedBy(TICKS);
    timers.startTimerWithFixedDelay(
        Tick.NOW, part.compareTo(LONGEST_TICK) < 0 ? part : LONGEST_TICK);
    GatewayNodes.watch(context.getSystem(), context.messageAdapter(Object.class, Changed::new));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Send.class, this::onSend)
        .onMessage(Placed.class, this::onPlaced)
        .onMessage(Postponed.class, this::onPostponed)
        .onMessage(Missing.class, this::onMissing)
        .onMessage(Forget.class, this::onForget)
        .onMessage(Changed.class, this::onChanged)
        .onMessageEquals(Tick.NOW, this::onTick)
        .onSignal(PostStop.class, stop -> onStop())
        .build();
  }

  private Behavior<Command> onSend(Send order) {
    Pending same = pending.get(order.id());
    if (same == null) {
      give(order);
    } else {
      same.order().to().whenComplete((outcome, failure) -> end(order.to(), outcome, failure));
    }
    return this;
  }

  /** Gives a call to the gateway it belongs to; without any it waits for one. */
  private void give(Send order) {
    UniqueAddress gateway = nodes.choose(order.id(), order.limits());
    pending.put(order.id(), new Pending(order, gateway, null, later(resendAfter)));
    if (gateway != null) {
      place(order, gateway);
    }
  }

  private void place(Send order, UniqueAddress gateway) {
    desk(gateway)
        .tell(
            new GatewayDesk.Place(order.id().run(), order.call(), getContext().getSelf().narrow()));
  }

  private ActorRef<GatewayDesk.Command> desk(UniqueAddress gateway) {
    if (gateway.equals(Cluster.get(getContext().getSystem()).selfMember().uniqueAddress())) {
      // Looked up each time, for it may not have been there the first time.
      return GatewayDesk.at(getContext().getSystem(), gateway.address());
    }
    return remote.computeIfAbsent(
        gateway, node -> GatewayDesk.at(getContext().getSystem(), node.address()));
  }

  private static long later(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private Behavior<Command> onPlaced(Placed placed) {
    Pending done = pending.remove(placed.id());
    if (done != null) {
      CompletableFuture<CallOutcome> to = done.order().to();
      // What waits for the outcome goes on with it at once, which would keep the courier from work.
      getContext().getExecutionContext().execute(() -> end(to, placed.end()));
    }
    return this;
  }

  private static void end(CompletableFuture<CallOutcome> to, CallEnd end) {
    CallOutcome outcome;
    try {
      outcome = end.outcome();
    } catch (RuntimeException e) {
      to.completeExceptionally(e);
      return;
    }
    to.complete(outcome);
  }

  private static void end(
      CompletableFuture<CallOutcome> to, CallOutcome outcome, Throwable failure) {
    if (failure == null) {
      to.complete(outcome);
    } else {
      to.completeExceptionally(failure);
    }
  }

  private Behavior<Command> onPostponed(Postponed postponed) {
    Pending call = pending.get(postponed.id());
    if (call == null) {
      return this;
    }
    if (call.gateway() == null || nodes.isUp(call.gateway())) {
      Duration pause = PAUSE.compareTo(resendAfter) < 0 ? PAUSE : resendAfter;
      pending.put(postponed.id(), call.postponed(postponed.why(), later(pause)));
    } else {
      resent++;
      give(call.order());
    }
    return this;
  }

  private Behavior<Command> onMissing(Missing missing) {
    Pending call = pending.get(missing.id());
    if (call != null && call.gateway() != null && call.postponed() == null) {
      repeated++;
      place(call.order(), call.gateway());
    }
    return this;
  }

  private Behavior<Command> onForget(Forget forget) {
    drop(id -> id.run().equals(forget.run()));
    return this;
  }

  private Behavior<Command> onChanged(Changed changed) {
    if (!nodes.on(changed.told())) {
      return this;
    }
    remote.keySet().removeIf(nodes::isGone);
    for (Pending call : List.copyOf(pending.values())) {
      if (call.gateway() == null) {
        give(call.order());
      } else if (nodes.isGone(call.gateway())
          || call.postponed() != null && !nodes.isUp(call.gateway())) {
        resent++;
        give(call.order());
      }
    }
    tellStanding();
    return this;
  }

  private Behavior<Command> onTick() {
    long now = System.nanoTime();
    for (Pending call : List.copyOf(pending.values())) {
      if (call.due() - now > 0) {
        continue;
      }
      if (call.gateway() == null || call.postponed() != null) {
        give(call.order());
      } else {
        pending.put(call.order().id(), call.due(later(resendAfter)));
        desk(call.gateway())
            .tell(new GatewayDesk.Remind(call.order().id(), getContext().getSelf().narrow()));
      }
    }
    tellStanding();
    return this;
  }

  private void tellStanding() {
    standing.set(new Standing(nodes.up(), pending.size(), resent, repeated, trouble()));
  }

  private String trouble() {
    if (pending.isEmpty()) {
      return "";
    }
    if (nodes.up() == 0) {
      return "no node with role " + GatewayNodes.ROLE + " is up";
    }
    return pending.values().stream()
        .filter(call -> call.postponed() != null)
        .findAny()
        .map(
            call ->
                "the gateway at "
                    + call.gateway().address().hostPort()
                    + " cannot make calls yet: "
                    + call.postponed())
        .orElse("");
  }

  private Behavior<Command> onStop() {
    drop(id -> true);
    return this;
  }

  private void drop(Predicate<CallId> which) {
    for (CallId id : List.copyOf(pending.keySet())) {
      if (which.test(id)) {
        pending
            .remove(id)
            .order()
            .to()
            .completeExceptionally(new CancellationException("the run is over"));
      }
    }
  }
}
