package org.murmuration.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells what the gateways of this node are doing: at every tick if it is something else than
 * before, and at least every two seconds, so that who does not hear of a node any more can tell.
 */
public final class LoadReporter extends AbstractBehavior<LoadReporter.Tick> {

  private static final String NAME = "gateway-load";
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

  /** Time to look. */
  enum Tick {
    NOW
  }

  private final Supplier<GatewayLoad> load;
  private final Consumer<GatewayLoad> told;
  private GatewayLoad latest;
  private long at;

  /**
   * Starts it.
   *
   * @param told sends it to whoever wants to know, such as the supervisor; called by an actor
   */
  public static void start(
      ActorSystem<?> system, OpenGateways gateways, Duration tick, Consumer<GatewayLoad> told) {
    String node = Cluster.get(system).selfMember().address().hostPort();
    system.systemActorOf(create(() -> gateways.load(node), tick, told), NAME, Props.empty());
  }

  static Behavior<Tick> create(
      Supplier<GatewayLoad> load, Duration tick, Consumer<GatewayLoad> told) {
    return Behaviors.supervise(
            Behaviors.<Tick>withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.NOW, Duration.ZERO, tick);
                  return Behaviors.setup(context -> new LoadReporter(context, load, told));
                }))
        .onFailure(SupervisorStrategy.resume());
  }

  private LoadReporter(
      ActorContext<Tick> context, Supplier<GatewayLoad> load, Consumer<GatewayLoad> told) {
    super(context);
    this.load = load;
    this.told = told;
  }

  @Override
  public Receive<Tick> createReceive() {
    return newReceiveBuilder().onMessageEquals(Tick.NOW, this::onTick).build();
  }

  private Behavior<Tick> onTick() {
    GatewayLoad now = load.get();
    long time = System.nanoTime();
    if (!now.equals(latest) || time - at >= LONGEST_SILENCE.toNanos()) {
      latest = now;
      at = time;
      told.accept(now);
    }
    return this;
  }
}
