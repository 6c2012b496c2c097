package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.Fenced;

/**
 * The cluster singleton that all runs answer to: admits them in the order they are asked for, at
 * most so many at once, each under a {@link Timekeeper} of its own, and tells when one is over.
 *
 * <p>Runs are either known on its own node, where somebody waits for their end, or found in a
 * {@link RunStore}: then a supervisor that starts on another node goes on with all that are not
 * over. What its predecessor had not made safe is done again, with the same result.
 */
public final class Supervisor extends AbstractBehavior<Supervisor.Command> {

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final String TIMEKEEPERS = "murmuration.timekeeper-dispatcher";

  /** What the supervisor is told. */
  public sealed interface Command extends WireMessage {}

  /**
   * A run, known on its node or in the store under a key, may begin as soon as there is room.
   *
   * @param replyTo is told that this was heard
   */
  public record Begin(String key, ActorRef<Announcer.Command> replyTo) implements Command {}

  /** A run is to end now; it can be resumed. */
  public record StopRun(String key) implements Command {}

  /** Somebody wants to know what a run is about. */
  public record Describe(String run, ActorRef<Lookup.Command> replyTo) implements Command {}

  /** Somebody wants to know how far the runs under way are. */
  public record Look(ActorRef<Standings> replyTo) implements Command {}

  /**
   * How far runs are, by their keys. Those that wait for their turn have no progress.
   *
   * @param node host and port of the supervisor's node
   */
  public record Standings(String node, Map<String, Progress> underWay, List<String> waiting)
      implements WireMessage {}

  /** Somebody asks or tells a run under way something. */
  public record Pass(String key, Request request, ActorRef<Told> replyTo) implements Command {}

  /** What a run replied. */
  public record Told(Reply reply) implements WireMessage {}

  /** A node's gateway is full, or no longer: nothing further goes out while one is. */
  public record Full(String node, boolean full) implements Command {}

  /** A node cannot make out what a run is about; {@code problem} is one line for the user. */
  public record Unable(String run, String problem) implements Command {}

  /** The supervisor moves to another node. */
  enum Leave implements Command {
    NOW
  }

  /** A run is over: with an end, or with a failure. */
  record RunOver(String key, RunEnd end, RunFailure failure) implements Command {}

  private record Found(List<String> runs, Throwable failure) implements Command {}

  private record Opened(String key, Runs.Hosted hosted, Throwable failure) implements Command {}

  private record Noted(String key, Runs.Hosted run, Throwable failure) implements Command {}

  private record Gone(ClusterEvent.MemberRemoved event) implements Command {}

  private record Ended(String key) implements Command {}

  private final Timekeeper.Pace pace;
  private final int atOnce;
  private final RunStore store;
  private final Executor blocking;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private final Set<String> stopped = new HashSet<>();
  private final Map<String, Runs.Hosted> opened = new LinkedHashMap<>();
  private final Set<String> opening = new HashSet<>();
  private final Set<String> ending = new HashSet<>();
  private final Map<String, ActorRef<Timekeeper.Command>> running = new LinkedHashMap<>();
  private final Map<String, Progress> progress = new ConcurrentHashMap<>();
  private final Set<String> full = ConcurrentHashMap.newKeySet();
  private boolean leaving;

  /**
   * A supervisor.
   *
   * @param atOnce how many runs are under way at once, at most
   * @param store where further runs are found, or null
   */
  static Behavior<Command> create(Timekeeper.Pace pace, int atOnce, RunStore store) {
    return Behaviors.setup(context -> new Supervisor(context, pace, atOnce, store));
  }

  private Supervisor(
      ActorContext<Command> context, Timekeeper.Pace pace, int atOnce, RunStore store) {
    super(context);
    this.pace = pace;
    this.atOnce = atOnce;
    this.store = store;
    this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    if (store != null) {
      look(blocking);
    }
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(ClusterEvent.MemberRemoved.class, Gone::new),
                ClusterEvent.MemberRemoved.class));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begin.class, this::onBegin)
        .onMessage(StopRun.class, this::onStopRun)
        .onMessage(Describe.class, this::onDescribe)
        .onMessage(Unable.class, this::onUnable)
        .onMessage(Look.class, this::onLook)
        .onMessage(Pass.class, this::onPass)
        .onMessage(Full.class, this::onFull)
        .onMessage(Found.class, this::onFound)
        .onMessage(Opened.class, this::onOpened)
        .onMessage(RunOver.class, this::onRunOver)
        .onMessage(Noted.class, this::onNoted)
        .onMessage(Gone.class, this::onGone)
        .onMessage(Ended.class, this::onEnded)
        .onMessage(Leave.class, leave -> onLeave())
        .build();
  }

  /** Looks for runs that are to go on, and tells the store which nodes there are. */
  private void look(Executor by) {
    getContext().pipeToSelf(CompletableFuture.supplyAsync(this::unfinished, by), Found::new);
  }

  private Behavior<Command> onFound(Found found) {
    if (found.failure() != null) {
      getContext()
          .getLog()
          .error("cannot look for unfinished runs: {}", RunFailure.reason(found.failure()));
      look(CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, blocking));
      return this;
    }
    // What is being written down as over may have been found as it was before.
    found.runs().stream().filter(run -> !ending.contains(run)).forEach(this::queue);
    return admit();
  }

  private List<String> unfinished() {
    List<String> runs = store.unfinished();
    store.present(nodes());
    return runs;
  }

  private Set<String> nodes() {
    Set<String> nodes = new HashSet<>();
    Cluster.get(getContext().getSystem())
        .state()
        .getMembers()
        .forEach(member -> nodes.add(ActorEngine.nodeName(member.uniqueAddress())));
    return nodes;
  }

  private Behavior<Command> onBegin(Begin begin) {
    begin.replyTo().tell(new Announcer.Heard(begin.key()));
    queue(begin.key());
    return admit();
  }

  private void queue(String key) {
    if (!running.containsKey(key) && !opening.contains(key) && !waiting.contains(key)) {
      waiting.add(key);
    }
  }

  private Behavior<Command> admit() {
    while (running.size() + opening.size() < atOnce && !waiting.isEmpty() && !leaving) {
      begin(waiting.poll());
    }
    return this;
  }

  private void begin(String key) {
    Optional<Runs.Hosted> known = runs().get(key);
    if (known.isPresent()) {
      start(key, known.get(), DispatcherSelector.defaultDispatcher());
    } else if (store != null) {
      opening.add(key);
      getContext()
          .pipeToSelf(
              runs().find(key).thenApplyAsync(run -> open(key, run), blocking),
              (hosted, failure) -> new Opened(key, hosted, failure));
    }
  }

  private Runs.Hosted open(String key, RunSpec run) {
    store.prepare(run, key);
    return new Runs.Hosted(
        run,
        Rules.of(run),
        store.takeOver(run, key),
        now -> progress.put(key, now),
        () -> !full.isEmpty(),
        new CompletableFuture<>());
  }

  private Behavior<Command> onOpened(Opened run) {
    opening.remove(run.key());
    if (run.failure() != null) {
      return fail(run.key(), null, RunFailure.reason(run.failure()));
    }
    opened.put(run.key(), run.hosted());
    start(run.key(), run.hosted(), DispatcherSelector.fromConfig(TIMEKEEPERS));
    return this;
  }

  private void start(String key, Runs.Hosted hosted, DispatcherSelector dispatcher) {
    ActorRef<Timekeeper.Command> timekeeper =
        getContext()
            .spawn(
                Timekeeper.create(key, hosted, pace, runs().post(key), getContext().getSelf()),
                "timekeeper-" + key,
                dispatcher);
    running.put(key, timekeeper);
    getContext().watchWith(timekeeper, new Ended(key));
    if (stopped.remove(key)) {
      timekeeper.tell(new Timekeeper.Stop());
    }
    if (leaving) {
      timekeeper.tell(new Timekeeper.Leave());
    }
  }

  private Behavior<Command> onStopRun(StopRun stop) {
    ActorRef<Timekeeper.Command> timekeeper = running.get(stop.key());
    if (timekeeper != null) {
      timekeeper.tell(new Timekeeper.Stop());
    } else {
      // A run that waits has to be opened all the same, for its end to be written down.
      stopped.add(stop.key());
      if (waiting.remove(stop.key())) {
        begin(stop.key());
      }
    }
    return this;
  }

  private Behavior<Command> onDescribe(Describe wanted) {
    String run = wanted.run();
    CompletionStage<Lookup.Definition> found =
        later(
            () -> {
              Optional<Runs.Hosted> here = runs().get(run);
              if (here.isPresent()) {
                return Definitions.of(run, here.get().run());
              }
              return store == null
                  ? Lookup.Definition.none(run, "run " + run + " is over")
                  : store.definition(run);
            });
    found.whenComplete(
        (definition, failure) ->
            wanted
                .replyTo()
                .tell(
                    failure == null
                        ? definition
                        : Lookup.Definition.none(run, RunFailure.reason(failure))));
    return this;
  }

  private Behavior<Command> onUnable(Unable node) {
    ActorRef<Timekeeper.Command> timekeeper = running.get(node.run());
    if (timekeeper != null) {
      timekeeper.tell(new Timekeeper.GiveUp(node.problem()));
    }
    return this;
  }

  private Behavior<Command> onLook(Look look) {
    Map<String, Progress> underWay = new LinkedHashMap<>(progress);
    underWay.keySet().retainAll(running.keySet());
    List<String> others = new ArrayList<>(opening);
    others.addAll(waiting);
    String node = Cluster.get(getContext().getSystem()).selfMember().address().hostPort();
    look.replyTo().tell(new Standings(node, underWay, others));
    return this;
  }

  private Behavior<Command> onPass(Pass pass) {
    ActorRef<Timekeeper.Command> timekeeper = running.get(pass.key());
    if (timekeeper != null) {
      timekeeper.tell(new Timekeeper.Asked(pass.request(), pass.replyTo()));
    } else {
      pass.replyTo()
          .tell(new Told(new Reply.Refused("not-now", "run " + pass.key() + " is not under way")));
    }
    return this;
  }

  private Behavior<Command> onFull(Full gateway) {
    if (gateway.full()) {
      full.add(gateway.node());
    } else {
      full.remove(gateway.node());
    }
    return this;
  }

  private Behavior<Command> onRunOver(RunOver over) {
    String key = over.key();
    Runs.Hosted mine = opened.get(key);
    if (mine == null) {
      runs().get(key).ifPresent(hosted -> tell(hosted, over));
    } else if (over.failure() != null && over.failure().getCause() instanceof Fenced) {
      getContext().getLog().warn("run {} has been taken over by another supervisor", key);
    } else if (over.failure() != null) {
      return fail(key, mine, over.failure().getMessage());
    } else {
      note(key, mine, () -> store.over(key, mine.journal().epoch(), over.end()));
    }
    return this;
  }

  private static void tell(Runs.Hosted hosted, RunOver over) {
    if (over.failure() == null) {
      hosted.end().complete(over.end());
    } else {
      hosted.end().completeExceptionally(over.failure());
    }
  }

  private Behavior<Command> fail(String key, Runs.Hosted run, String problem) {
    OptionalLong epoch =
        run == null ? OptionalLong.empty() : OptionalLong.of(run.journal().epoch());
    note(key, run, () -> store.failed(key, epoch, problem));
    return admit();
  }

  /** Writes down what became of a run. */
  private void note(String key, Runs.Hosted run, Runnable write) {
    ending.add(key);
    getContext()
        .pipeToSelf(
            CompletableFuture.runAsync(write, blocking),
            (done, failure) -> new Noted(key, run, failure));
  }

  /** What became of a run is written down; nobody needs to know it any more. */
  private Behavior<Command> onNoted(Noted over) {
    ending.remove(over.key());
    if (over.failure() != null) {
      getContext()
          .getLog()
          .error(
              "cannot write down the end of run {}: {}",
              over.key(),
              RunFailure.reason(over.failure()));
    }
    if (!hasBegunAgain(over)) {
      progress.remove(over.key());
      tellNodes(over.key());
    }
    return admit();
  }

  /** Whether somebody was quick to have the run go on. */
  private boolean hasBegunAgain(Noted over) {
    Runs.Hosted now = opened.get(over.key());
    return waiting.contains(over.key())
        || opening.contains(over.key())
        || now != null && now != over.run();
  }

  /** A run is over, and no node has to know it any longer. */
  private void tellNodes(String key) {
    ActorRefResolver resolver = ActorRefResolver.get(getContext().getSystem());
    for (Member member : Cluster.get(getContext().getSystem()).state().getMembers()) {
      resolver
          .<Lookup.Command>resolveActorRef(member.address() + "/system/" + Lookup.NAME)
          .tell(new Lookup.Forget(key));
    }
  }

  private Behavior<Command> onGone(Gone gone) {
    full.remove(gone.event().member().address().hostPort());
    if (store != null) {
      // Somebody may have handed it a run that it had no time to announce.
      look(blocking);
    }
    return this;
  }

  private Behavior<Command> onEnded(Ended ended) {
    running.remove(ended.key());
    Runs.Hosted mine = opened.remove(ended.key());
    if (mine != null) {
      later(
          () -> {
            mine.journal().close();
            return ended.key();
          });
    } else {
      tellNodes(ended.key());
      runs()
          .get(ended.key())
          .ifPresent(
              hosted ->
                  hosted
                      .end()
                      .completeExceptionally(
                          new RunFailure("the run ended unexpectedly; see the log")));
    }
    return leaving && running.isEmpty() ? Behaviors.stopped() : admit();
  }

  /** Lets every timekeeper make safe what it has; whoever comes next goes on from there. */
  private Behavior<Command> onLeave() {
    leaving = true;
    if (store == null || running.isEmpty()) {
      return Behaviors.stopped();
    }
    running.values().forEach(timekeeper -> timekeeper.tell(new Timekeeper.Leave()));
    return this;
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, blocking);
  }

  private Runs runs() {
    return Runs.of(getContext().getSystem());
  }
}
