package org.murmuration.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Step;
import org.murmuration.journal.Journal;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;

/**
 * Runs encounters one by one in index order: the definition of what a run's history is. The actors
 * must produce its bytes. Also the fast way to many runs of rule minds, one run per core.
 */
public final class SequentialExecutor {

  private static final int BURST = 1000;
  private static final long PAUSE_MILLIS = 100;
  private static final long REPORT_NANOS = 200_000_000;

  private final RunSpec run;
  private final Journal journal;
  private final Rules rules;
  private final Timeline timeline;
  private final boolean makesCalls;
  private final Steering steering;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private volatile boolean over;
  private Memory[] memories;
  private Cast.Member latest;

  /** A run that begins, or goes on, where the journal ends. */
  public SequentialExecutor(RunSpec run, Journal journal) {
    this(run, journal, null);
  }

  private SequentialExecutor(RunSpec run, Journal journal, Onlooker onlooker) {
    this.run = run;
    this.journal = journal;
    this.rules = Rules.of(run);
    this.makesCalls = run.scenario().cast().makesCalls();
    this.memories = new Memory[run.scenario().agents()];
    Arrays.fill(memories, Memory.EMPTY);
    this.timeline = new Timeline(run, 1, 1, journal, this::remember, onlooker);
    this.steering =
        onlooker == null ? null : new Steering(run, rules, timeline, journal, onlooker, inbox::add);
  }

  /** The same, for people to watch and to steer while {@link #run} is under way. */
  public static SequentialExecutor watched(RunSpec run, Journal journal) {
    return new SequentialExecutor(run, journal, new Onlooker(run));
  }

  /**
   * Has interventions that were made live in a recorded history take place again, each at its
   * index; to be told before the run begins.
   */
  public void repeat(List<Entry.Intervened> entries) {
    timeline.repeat(entries);
  }

  /**
   * Asks or tells a watched run something, from any thread. Answered by the thread that carries the
   * run out, and refused once it is over.
   */
  public CompletionStage<Reply> ask(Request request) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    inbox.add(() -> steering.handle(request, reply::complete));
    if (over) {
      reply.complete(new Reply.Refused("not-now", "the run is over"));
    }
    return reply;
  }

  /** The run's timeline, for its position and figures. */
  public Timeline timeline() {
    return timeline;
  }

  /** Runs at most {@code encounters} further encounters; false once the run is over. */
  public boolean advance(int encounters) {
    for (int i = 0; i < encounters; i++) {
      EncounterSpec spec = timeline.next();
      if (spec == null) {
        return timeline.end().isEmpty() && timeline.isPaused();
      }
      timeline.complete(spec.index(), outcome(spec));
    }
    return timeline.end().isEmpty();
  }

  /**
   * Runs to the end, or until it is told to stop.
   *
   * @param observer told from time to time how far the run is
   */
  public RunEnd run(Consumer<Progress> observer, BooleanSupplier stopped) {
    long reported = System.nanoTime();
    attend();
    while (goesOn()) {
      if (stopped.getAsBoolean()) {
        timeline.stop(EndReason.STOPPED);
        break;
      }
      if (System.nanoTime() - reported > REPORT_NANOS) {
        journal.flush();
        observer.accept(Progress.of(run, timeline, journal));
        reported = System.nanoTime();
      }
      attend();
    }
    observer.accept(Progress.of(run, timeline, journal));
    over = true;
    attend();
    return RunEnd.of(timeline);
  }

  /** Does what people who watch have asked for; waits for them while the run is paused. */
  private void attend() {
    try {
      for (Runnable work = next(); work != null; work = next()) {
        work.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      timeline.stop(EndReason.STOPPED);
    }
  }

  private Runnable next() throws InterruptedException {
    return timeline.isPaused() && timeline.end().isEmpty()
        ? inbox.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
        : inbox.poll();
  }

  private boolean goesOn() {
    try {
      return advance(makesCalls ? 1 : BURST);
    } catch (BudgetSpent e) {
      timeline.stop(EndReason.BUDGET_SPENT);
      return false;
    }
  }

  private Outcome outcome(EncounterSpec spec) {
    try {
      return meet(spec);
    } catch (RuntimeException e) {
      if (RunFailure.isBudgetSpent(e)) {
        throw new BudgetSpent(RunFailure.reason(e));
      }
      throw RunFailure.in(spec.index(), e);
    }
  }

  private Outcome meet(EncounterSpec spec) {
    List<Answer> soFar = List.of();
    Step step = rules.hearing().next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      soFar = ask(spec, ask.queries(), soFar);
      step = rules.hearing().next(spec, soFar);
    }
    return ((Step.Finish) step).outcome();
  }

  private List<Answer> ask(EncounterSpec spec, List<Step.Query> queries, List<Answer> soFar) {
    int asked = soFar.size();
    if (asked == 0 && queries.size() == 2) {
      return List.of(answer(spec, queries.get(0), 0), answer(spec, queries.get(1), 1));
    }
    Answer[] answers = soFar.toArray(new Answer[asked + queries.size()]);
    for (int i = 0; i < queries.size(); i++) {
      answers[asked + i] = answer(spec, queries.get(i), asked + i);
    }
    return List.of(answers);
  }

  private Answer answer(EncounterSpec spec, Step.Query query, int turn) {
    Seat seat = spec.seats().get(query.seat());
    int agent = seat.agent();
    Cast.Member member = member(seat.persona());
    RandomStream random = RandomStream.of(rules.seed(), Purpose.ANSWER, spec.index(), agent, turn);
    Situation situation =
        new Situation(
            spec, query.seat(), turn, member.persona(), memories[agent], query.question(), random);
    Answer answer =
        member.mind() instanceof RuleMind rule
            ? rule.decide(situation)
            : member.mind().answer(situation).toCompletableFuture().join();
    return rules.checked(answer, seat.persona());
  }

  /** The member of the cast with a persona; mostly that of the one asked before. */
  private Cast.Member member(String persona) {
    if (latest == null || latest.persona().name() != persona) {
      latest = rules.cast().member(persona);
    }
    return latest;
  }

  private void remember(Entry entry) {
    if (entry instanceof Entry.Encountered encountered) {
      EncounterSpec spec = encountered.spec();
      for (int seat = 0; seat < spec.seats().size(); seat++) {
        int agent = spec.seats().get(seat).agent();
        memories[agent] =
            rules
                .memory()
                .remember(
                    memories[agent],
                    spec.index(),
                    Hearing.recollect(rules.protocol(), encountered, seat));
      }
    } else if (entry instanceof Entry.Intervened intervened) {
      intervene(intervened.index(), intervened.intervention());
    }
  }

  private void intervene(long index, Intervention intervention) {
    if (intervention instanceof Intervention.Join join) {
      int needed = join.agents().stream().mapToInt(a -> a + 1).max().orElse(0);
      if (needed > memories.length) {
        int known = memories.length;
        memories = Arrays.copyOf(memories, Math.max(needed, known * 3 / 2));
        Arrays.fill(memories, known, memories.length, Memory.EMPTY);
      }
      return;
    }
    for (int agent : intervention.agents()) {
      if (intervention instanceof Intervention.Branch) {
        memories[agent] = branched(agent, index, intervention);
        continue;
      }
      memories[agent] = Recovery.after(rules.memory(), memories[agent], index, intervention);
    }
  }

  private Memory branched(int agent, long index, Intervention branch) {
    List<String> told = memories[agent].told();
    long upTo = Recovery.previous(branch, agent);
    return Recovery.recall(rules.protocol(), rules.memory(), agent, upTo, journal::read, told)
        .past(index);
  }
}
