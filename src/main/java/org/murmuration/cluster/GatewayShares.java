package org.murmuration.cluster;

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
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.engine.WireMessage;
import org.murmuration.mind.llm.Share;

/**
 * Sees to it that this node takes its share of the limits of models, and no more: what all nodes
 * have under way together never exceeds a limit. One on each node with role {@code gateway}.
 *
 * <p>A member counts from when it begins to join until it is removed, whether it can be reached or
 * not. Whoever was there takes a smaller share as soon as it hears of a newcomer; the newcomer,
 * once it is up, takes none before all others have said that they know of it, and as long as they
 * have more calls under way than their shares, so many fewer. A member that exits sends no more
 * calls; when it is removed, the others' shares grow at once.
 *
 * <p>This holds as long as a member has no calls under way when it is removed: whoever leaves has
 * to finish them first. One that was downed because it could not be reached may go on with them for
 * as long as it takes to notice.
 */
public final class GatewayShares extends AbstractBehavior<GatewayShares.Command> {

  private static final String NAME = "gateway-shares";
  private static final Duration ASK_EVERY = Duration.ofMillis(200);

  /** What is said about shares. */
  public sealed interface Command extends WireMessage {}

  /** A newcomer wants to take its share; names it and its incarnation. */
  record Claim(String newcomer, ActorRef<Command> replyTo) implements Command {}

  /**
   * A member knows of a newcomer.
   *
   * @param member names it and its incarnation
   * @param overdrawn calls it still has under way beyond its share, by batch and mind
   */
  record Yielded(String member, Map<String, Map<String, Integer>> overdrawn) implements Command {}

  private record Changed(Object told) implements Command {}

  private enum Tick implements Command {
    NOW
  }

  private final TimerScheduler<Command> timers;
  private final OpenGateways gateways;
  private final Member self;
  private final GatewayNodes nodes = new GatewayNodes();
  private final Set<UniqueAddress> silent = new HashSet<>();
  private final Map<UniqueAddress, Map<String, Map<String, Integer>>> overdrawn = new HashMap<>();
  private boolean claimed;

  /** Starts it; from then on it keeps the shares of these gateways right. */
  public static void start(ActorSystem<?> system, OpenGateways gateways) {
    system.systemActorOf(create(gateways), NAME, Props.empty());
  }

  static Behavior<Command> create(OpenGateways gateways) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    Behaviors.withTimers(timers -> new GatewayShares(context, timers, gateways))))
        .onFailure(SupervisorStrategy.resume());
  }

  private GatewayShares(
      ActorContext<Command> context, TimerScheduler<Command> timers, OpenGateways gateways) {
    super(context);
    this.timers = timers;
    this.gateways = gateways;
    this.self = Cluster.get(context.getSystem()).selfMember();
    GatewayNodes.watch(context.getSystem(), context.messageAdapter(Object.class, Changed::new));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Changed.class, this::onChanged)
        .onMessage(Claim.class, this::onClaim)
        .onMessage(Yielded.class, this::onYielded)
        .onMessageEquals(Tick.NOW, this::onTick)
        .build();
  }

  private Behavior<Command> onChanged(Changed changed) {
    if (!nodes.on(changed.told())) {
      return this;
    }
    silent.removeIf(member -> !nodes.isMember(member));
    overdrawn.keySet().removeIf(member -> !nodes.isMember(member));
    if (!claimed && nodes.isUp(self.uniqueAddress())) {
      claimed = true;
      nodes.oldestFirst().stream().filter(this::mayHaveCalls).forEach(this::expect);
      timers.startTimerWithFixedDelay(Tick.NOW, Duration.ZERO, ASK_EVERY);
    }
    return applied();
  }

  /** Whether another member may have calls under way; one that is not up yet has not. */
  private boolean mayHaveCalls(Member member) {
    return !member.uniqueAddress().equals(self.uniqueAddress())
        && !member.status().equals(MemberStatus.joining())
        && !member.status().equals(MemberStatus.weaklyUp());
  }

  private void expect(Member member) {
    silent.add(member.uniqueAddress());
  }

  private Behavior<Command> onTick() {
    Set<UniqueAddress> asked = new HashSet<>(silent);
    asked.addAll(overdrawn.keySet());
    if (asked.isEmpty()) {
      timers.cancel(Tick.NOW);
    }
    for (UniqueAddress member : asked) {
      ActorRefResolver.get(getContext().getSystem())
          .<Command>resolveActorRef(member.address() + "/system/" + NAME)
          .tell(new Claim(name(self.uniqueAddress()), getContext().getSelf()));
    }
    return this;
  }

  private Behavior<Command> onClaim(Claim claim) {
    boolean known =
        nodes.oldestFirst().stream()
            .anyMatch(member -> name(member.uniqueAddress()).equals(claim.newcomer()));
    if (known) {
      claim.replyTo().tell(new Yielded(name(self.uniqueAddress()), gateways.overdrawn()));
    }
    return this;
  }

  private Behavior<Command> onYielded(Yielded yielded) {
    for (Member member : nodes.oldestFirst()) {
      UniqueAddress address = member.uniqueAddress();
      if (name(address).equals(yielded.member())) {
        silent.remove(address);
        if (yielded.overdrawn().isEmpty()) {
          overdrawn.remove(address);
        } else {
          overdrawn.put(address, yielded.overdrawn());
        }
      }
    }
    return applied();
  }

  private Behavior<Command> applied() {
    boolean ready = claimed && silent.isEmpty() && nodes.isStaying(self.uniqueAddress());
    gateways.share(
        ready ? nodes.share(self.uniqueAddress()) : Share.NONE, List.copyOf(overdrawn.values()));
    return this;
  }

  private static String name(UniqueAddress node) {
    return node.address().hostPort() + " " + node.longUid();
  }
}
