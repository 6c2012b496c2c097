package org.murmuration.cluster;

import akka.Done;
import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.Props;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.CallSite;
import org.murmuration.mind.llm.CommonRecord;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * A node of a cluster within this process, with the roles it is given: {@code agents} hands calls
 * in, {@code gateway} makes them.
 */
final class Node implements AutoCloseable {

  static final String RUN = "1.0";

  private static final String BATCH = "1";
  private static final int PATIENCE_SECONDS = 30;

  private final ActorSystem<Void> system;
  private final LlmMind mind;
  private final OpenGateways gateways = new OpenGateways();
  private CallSite site;
  private RemoteDesk remote;

  private Node(ActorSystem<Void> system, LlmMind mind) {
    this.system = system;
    this.mind = mind;
  }

  /** What nodes of one cluster have in common. */
  record Plan(
      Path folder, LlmMind mind, CommonRecord record, String config, Predicate<Object> loses) {

    static Plan of(Path folder, LlmMind mind, CommonRecord record) {
      return new Plan(folder, mind, record, "", message -> false);
    }

    /** With other settings. */
    Plan with(String settings) {
      return new Plan(folder, mind, record, settings, loses);
    }

    /** Messages between couriers and gateways that are lost on their way. */
    Plan losing(Predicate<Object> which) {
      return new Plan(folder, mind, record, config, which);
    }

    /** Starts a node of both roles, in the cluster of another; null: in one of its own. */
    Node start(Node seed) {
      return start(seed, "agents, gateway");
    }

    Node start(Node seed, String roles) {
      Node node = start(seed, roles, null);
      if (roles.contains("gateway")) {
        Gateway gateway = CallSite.gateway(folder);
        node.gateways.add(BATCH, gateway);
        node.site = CallSite.open(gateway, mind, record);
        Desks.Desk desk = node.deskOf(node.site);
        node.serve(run -> CompletableFuture.completedFuture(desk), loses);
      }
      return node;
    }

    /** Starts a node that finds runs as it is told. */
    Node start(Node seed, String roles, Desks desks) {
      Config config =
          ConfigFactory.parseString(
                  config()
                      + "\nakka.cluster.roles = ["
                      + roles
                      + "]\n"
                      + """
                      akka {
                        coordinated-shutdown.run-by-actor-system-terminate = off
                        cluster {
                          failure-detector {
                            heartbeat-interval = 200ms
                            acceptable-heartbeat-pause = 4s
                          }
                          # Tests on a busy machine down nodes themselves.
                          split-brain-resolver.stable-after = 60s
                        }
                      }
                      """)
              .withFallback(ConfigFactory.parseResources("single.conf"));
      ActorSystem<Void> system =
          ActorSystem.create(Behaviors.empty(), "murmuration", ConfigFactory.load(config));
      Node node = new Node(system, mind);
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create((seed == null ? node : seed).member().address()));
      if (roles.contains("agents")) {
        node.remote = RemoteDesk.start(system, courier -> losing(courier, Courier.Command.class));
      }
      if (desks != null) {
        node.serve(desks, loses);
      }
      return node;
    }

    private <T> Behavior<T> losing(Behavior<T> behavior, Class<T> type) {
      return Node.losing(behavior, type, loses);
    }
  }

  private static <T> Behavior<T> losing(Behavior<T> to, Class<T> type, Predicate<Object> which) {
    return Behaviors.intercept(
        () ->
            new BehaviorInterceptor<T, T>(type) {
              @Override
              public Behavior<T> aroundReceive(
                  TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                return which.test(message) ? Behaviors.same() : target.apply(context, message);
              }
            },
        to);
  }

  Desks.Desk deskOf(CallSite calls) {
    return new Desks.Desk(calls.desk(), Map.of("crowd", mind.settings()));
  }

  private void serve(Desks desks, Predicate<Object> loses) {
    system.systemActorOf(
        losing(
            GatewayDesk.create(desks, system.settings().config()),
            GatewayDesk.Command.class,
            loses),
        GatewayDesk.NAME,
        Props.empty());
    GatewayShares.start(system, gateways);
  }

  Member member() {
    return Cluster.get(system).selfMember();
  }

  ActorSystem<Void> system() {
    return system;
  }

  CallSite site() {
    return site;
  }

  OpenGateways gateways() {
    return gateways;
  }

  Standing standing() {
    return remote.standing();
  }

  void forget() {
    remote.forget(RUN);
  }

  /** Hands a call in, whose answer is its body. */
  CompletableFuture<CallOutcome> place(long encounter) {
    return place(CallSite.call(encounter, Long.toString(encounter)));
  }

  CompletableFuture<CallOutcome> place(Call call) {
    return remote
        .desk(RUN)
        .place(call, mind.settings())
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Asks the mind which name to say, in an encounter of this index. */
  CompletableFuture<Answer> ask(long encounter) {
    return mind.bound(remote.desk(RUN))
        .answer(
            Situation.outside(
                encounter,
                new Persona("default", "crowd", "", false),
                Memory.EMPTY,
                new Question.Choice("name", List.of("Q", "M"), null, false),
                RandomStream.of(1, RandomStream.Purpose.ANSWER, encounter, 0, 0)))
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static String text(CompletableFuture<CallOutcome> outcome) {
    return ((CallOutcome.Answered) outcome.join()).completion().text();
  }

  /**
   * Waits until so many members are up and no others are there, as this node and its courier see
   * it.
   */
  void awaitMembers(int number) {
    until(
        number + " members are up",
        () -> {
          List<Member> members = new ArrayList<>();
          Cluster.get(system).state().getMembers().forEach(members::add);
          long gateways = members.stream().filter(member -> member.hasRole("gateway")).count();
          return members.size() == number
              && members.stream().allMatch(member -> member.status().equals(MemberStatus.up()))
              && (remote == null || standing().gateways() == gateways);
        });
  }

  /** Stops as a node does that is told to: calls under way are finished first. */
  void leave() {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    if (site != null) {
      shutdown.addTask(
          CoordinatedShutdown.PhaseServiceStop(),
          "calls",
          () ->
              CompletableFuture.supplyAsync(
                  () -> {
                    site.finish();
                    return Done.getInstance();
                  }));
    }
    shutdown.runAll(CoordinatedShutdown.unknownReason());
  }

  /** Stops without a word to anybody, until somebody who survives it finds it dead. */
  void crash(Node survivor) {
    Address address = member().address();
    crash();
    Cluster.get(survivor.system).manager().tell(new Down(address));
  }

  /** Stops without a word to anybody; what it had under way is lost. */
  void crash() {
    system.terminate();
    if (site != null) {
      site.close();
    }
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Override
  public void close() {
    crash();
  }

  /** Waits until something is so. */
  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}
