package org.murmuration.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.Journal;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;

/**
 * Drives one run: a thin shell around its {@link Timeline}. Sends out encounters as the timeline
 * lets them go, hands outcomes back to it, tells agents that lost their memory what they knew, and
 * repeats orders when the history does not move, which repairs every lost message.
 */
public final class Timekeeper extends AbstractBehavior<Timekeeper.Command> {

  /** What a timekeeper is told. */
  public sealed interface Command extends WireMessage {}

  /**
   * An encounter is over.
   *
   * @param places where the agents in its seats are
   */
  public record Done(long index, Outcome outcome, Places places) implements Command {}

  /** An agent on a node asks for its memory up to and including an entry. */
  public record Recall(int agent, long upTo, long node) implements Command {}

  /**
   * An encounter cannot go on; nor can the run.
   *
   * @param spent whether it only wants a higher budget
   */
  public record Failed(long index, String problem, boolean spent) implements Command {}

  /** Somebody who watches asks or tells the run something. */
  record Asked(Request request, ActorRef<Supervisor.Told> replyTo) implements Command {}

  /** Something to be done between two entries. */
  private record Task(Runnable work) implements Command {}

  /** Ends the run now; it can be resumed. */
  public record Stop() implements Command {}

  /** A node cannot take part, for a reason that waiting does not mend; the run cannot go on. */
  record GiveUp(String problem) implements Command {}

  /** The supervisor moves to another node: this timekeeper stops, another will go on. */
  record Leave() implements Command {}

  private enum Tick implements Command {
    NOW
  }

  /**
   * Intervals of a timekeeper.
   *
   * @param tick how often the journal is flushed and progress is reported
   * @param retryAfter after how long without progress orders are repeated
   * @param directFor for how long agents are reached directly before they are reached through
   *     sharding again; well below the time after which idle agents are passivated
   */
  record Pace(Duration tick, Duration retryAfter, Duration directFor) {}

  private final RunSpec run;
  private final Rules rules;
  private final String key;
  private final Journal journal;
  private final Timeline timeline;
  private final Post post;
  private final Consumer<Progress> observer;
  private final BooleanSupplier mustHold;
  private final ActorRef<Supervisor.Command> supervisor;
  private final Tenure tenure;
  private final Steering steering;
  private final int ticksToRetry;
  private final Addresses addresses = new Addresses();
  private final int ticksToForget;
  private boolean leaving;
  private int ticks;
  private long lastPosition;
  private int idleTicks;

  /**
   * A timekeeper that begins, or goes on, where the run's journal ends.
   *
   * @param key key of the run among those on this node
   */
  static Behavior<Command> create(
      String key,
      Runs.Hosted hosted,
      Pace pace,
      Post post,
      ActorRef<Supervisor.Command> supervisor) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  try {
                    return new Timekeeper(context, timers, key, hosted, pace, post, supervisor);
                  } catch (RuntimeException e) {
                    supervisor.tell(
                        new Supervisor.RunOver(key, null, new RunFailure(RunFailure.reason(e), e)));
                    return Behaviors.stopped();
                  }
                }));
  }

  private Timekeeper(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String key,
      Runs.Hosted hosted,
      Pace pace,
      Post post,
      ActorRef<Supervisor.Command> supervisor) {
    super(context);
    this.run = hosted.run();
    this.rules = hosted.rules();
    this.key = key;
    this.journal = hosted.journal();
    this.post = post;
    this.observer = hosted.observer();
    this.mustHold = hosted.mustHold();
    this.supervisor = supervisor;
    this.ticksToRetry = (int) Math.max(1, pace.retryAfter().dividedBy(pace.tick()));
    this.ticksToForget = (int) Math.max(1, pace.directFor().dividedBy(pace.tick()));
    var engine = run.scenario().engine();
    Onlooker onlooker = new Onlooker(run);
    this.timeline =
        new Timeline(run, engine.inFlight(), engine.lookAhead(), journal, entry -> {}, onlooker);
    ActorRef<Command> self = context.getSelf();
    this.steering =
        new Steering(run, rules, timeline, journal, onlooker, work -> self.tell(new Task(work)));
    this.tenure = new Tenure(journal.epoch(), timeline.position(), post.here());
    post.open(context.getSelf());
    timers.startTimerAtFixedRate(Tick.NOW, pace.tick());
    context.getSelf().tell(Tick.NOW);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Done.class, this::onDone)
        .onMessage(Recall.class, this::onRecall)
        .onMessage(Failed.class, this::onFailed)
        .onMessage(Tick.class, tick -> onTick())
        .onMessage(Asked.class, this::onAsked)
        .onMessage(Task.class, this::onTask)
        .onMessage(Stop.class, stop -> end(EndReason.STOPPED))
        .onMessage(GiveUp.class, unable -> fail(unable.problem(), null))
        .onMessage(Leave.class, leave -> onLeave())
        .build();
  }

  private Behavior<Command> onDone(Done done) {
    return guarded(
        () -> {
          EncounterSpec spec = timeline.underWay(done.index());
          if (spec != null) {
            addresses.learn(spec, done.places());
          }
          timeline.complete(done.index(), done.outcome());
          return advance();
        });
  }

  private Behavior<Command> onTick() {
    return guarded(
        () -> {
          journal.flush();
          observer.accept(Progress.of(run, timeline, journal));
          if (leaving || timeline.end().isPresent()) {
            return endWhenSafe();
          }
          if (++ticks % ticksToForget == 0) {
            addresses.forget();
          }
          boolean moved = timeline.position() != lastPosition;
          lastPosition = timeline.position();
          idleTicks = moved ? 0 : idleTicks + 1;
          if (idleTicks >= ticksToRetry) {
            idleTicks = 0;
            addresses.forget();
            timeline.forEachInFlight(this::order);
          }
          return advance();
        });
  }

  private Behavior<Command> onRecall(Recall recall) {
    return guarded(
        () -> {
          Memory memory = timeline.recall(rules, recall.agent(), recall.upTo());
          post.tell(recall.agent(), recall.node(), new Agent.Recalled(tenure.epoch(), memory));
          return this;
        });
  }

  private Behavior<Command> onAsked(Asked asked) {
    return guarded(
        () -> {
          steering.handle(
              asked.request(), reply -> asked.replyTo().tell(new Supervisor.Told(reply)));
          return asked.request().isCommand() ? advance() : this;
        });
  }

  private Behavior<Command> onTask(Task task) {
    return guarded(
        () -> {
          task.work().run();
          return advance();
        });
  }

  private Behavior<Command> onFailed(Failed failed) {
    return failed.spent()
        ? end(EndReason.BUDGET_SPENT)
        : fail("encounter " + failed.index() + ": " + failed.problem(), null);
  }

  private Behavior<Command> end(EndReason why) {
    return guarded(
        () -> {
          timeline.stop(why);
          return advance();
        });
  }

  private Behavior<Command> advance() {
    while (!leaving && !mustHold.getAsBoolean() && !journal.isBehind()) {
      EncounterSpec spec = timeline.next();
      if (spec == null) {
        break;
      }
      order(spec);
    }
    if (timeline.end().isEmpty()) {
      return this;
    }
    journal.flush();
    observer.accept(Progress.of(run, timeline, journal));
    return endWhenSafe();
  }

  private Behavior<Command> onLeave() {
    leaving = true;
    return guarded(
        () -> {
          journal.flush();
          return endWhenSafe();
        });
  }

  /** Stops once everything journaled would survive; a tick looks again. */
  private Behavior<Command> endWhenSafe() {
    if (journal.safe() < journal.size()) {
      return this;
    }
    if (timeline.end().isPresent()) {
      supervisor.tell(new Supervisor.RunOver(key, RunEnd.of(timeline), null));
    }
    return Behaviors.stopped();
  }

  private void order(EncounterSpec spec) {
    Places known = addresses.of(spec);
    post.tell(
        spec.seats().get(0).agent(),
        known.at(0),
        new Agent.Host(spec, tenure, known, timeline.definitions(spec)));
  }

  private interface Work {
    Behavior<Command> run();
  }

  /** Does some work; what goes wrong in it ends the run with one line for the user. */
  private Behavior<Command> guarded(Work work) {
    try {
      return work.run();
    } catch (RuntimeException e) {
      return fail(RunFailure.reason(e), e);
    }
  }

  private Behavior<Command> fail(String problem, Throwable cause) {
    supervisor.tell(new Supervisor.RunOver(key, null, new RunFailure(problem, cause)));
    return Behaviors.stopped();
  }
}
