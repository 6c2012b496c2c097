package org.murmuration.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import com.typesafe.config.Config;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallDesk;
import org.murmuration.mind.llm.CallFailure;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.ModelSettings;

/**
 * Where the agents of this node hand in their calls: each goes to the gateway of the cluster it
 * belongs to, which may be this node, and its outcome is that which the gateway's node would give.
 * Thread-safe.
 */
public final class RemoteDesk {

  private final ActorRef<Courier.Command> courier;
  private final AtomicReference<Standing> standing;
  private final long largest;

  private RemoteDesk(
      ActorRef<Courier.Command> courier, AtomicReference<Standing> standing, long largest) {
    this.courier = courier;
    this.standing = standing;
    this.largest = largest;
  }

  /** Starts it, as {@code murmuration.cluster} of the node's configuration says. */
  public static RemoteDesk start(ActorSystem<?> system) {
    return start(system, courier -> courier);
  }

  static RemoteDesk start(
      ActorSystem<?> system, UnaryOperator<Behavior<Courier.Command>> disturbed) {
    Config config = system.settings().config();
    AtomicReference<Standing> standing = new AtomicReference<>(Standing.IDLE);
    Behavior<Courier.Command> courier =
        Courier.create(config.getDuration(Courier.RESEND_AFTER), standing);
    return new RemoteDesk(
        system.systemActorOf(disturbed.apply(courier), Courier.NAME, Props.empty()),
        standing,
        Frames.largest(config));
  }

  /** Where calls of a run are handed in. */
  public CallDesk desk(String run) {
    return (call, model) -> place(run, call, model);
  }

  private CompletionStage<CallOutcome> place(String run, Call call, ModelSettings model) {
    if (call.body().length > largest) {
      return CompletableFuture.failedFuture(
          new CallFailure(
              "mind "
                  + call.mind()
                  + ": "
                  + call.key()
                  + " is too large to be sent to another node; "
                  + Frames.remedy(call.body().length)));
    }
    CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
    courier.tell(new Courier.Send(new CallId(run, call.key()), call, model.limits(), outcome));
    return outcome;
  }

  /** Lets go of all calls of a run, which is over on this node: whoever waits is told so. */
  public void forget(String run) {
    courier.tell(new Courier.Forget(run));
  }

  /** How the calls get on. */
  public Standing standing() {
    return standing.get();
  }
}
