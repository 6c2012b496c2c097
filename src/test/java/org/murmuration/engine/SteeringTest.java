package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Mind;
import org.murmuration.model.Entry;

/** Whatever somebody does to a run while it is under way, it keeps to its history. */
class SteeringTest {

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(2);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  private static RunSpec run(int inFlight) {
    return run(inFlight, Roundtable.SENSITIVE);
  }

  private static RunSpec run(int inFlight, Mind mind) {
    return RunSpec.of(
        Histories.with(Roundtable.scenario(20, 3, 60, mind), inFlight, 4 * inFlight), 0);
  }

  /** A run whose agents say nothing before it is told to pause: it would be over by then. */
  private static ActorEngine.Running paused(int inFlight, Journal journal) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    Mind waiting = s -> told.thenApply(nothing -> Roundtable.SENSITIVE.decide(s));
    ActorEngine.Running running = engine.run(run(inFlight, waiting), journal, progress -> {});
    reply(running.ask(new Request.Pause()));
    told.complete(null);
    return running;
  }

  @SuppressWarnings("unchecked")
  private static <T extends Reply> T reply(CompletionStage<Reply> asked) {
    return (T) asked.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Waits until the run is paused or over. */
  private static Reply.RunState settled(Function<Request, CompletionStage<Reply>> run) {
    while (true) {
      Reply.RunState state = reply(run.apply(new Request.State()));
      if (!state.state().equals("running")) {
        return state;
      }
    }
  }

  @ParameterizedTest(name = "{0} in flight")
  @ValueSource(ints = {1, 8, 200})
  void pausingAndSteppingThroughARunByActorsChangesNoByte(int inFlight) {
    RunSpec run = run(inFlight);
    byte[] expected = Histories.sequential(run, folder);
    Path file = Histories.file(folder);
    Random random = new Random(inFlight);
    try (FileJournal journal = Histories.open(file, run)) {
      ActorEngine.Running running = paused(inFlight, journal);
      Reply.RunState state = settled(running::ask);
      int pauses = 0;
      while (state.state().equals("paused") && pauses++ < 25) {
        long step = 1 + random.nextInt(12);
        long before = state.position();
        reply(running.ask(new Request.Step(step, 0)));
        state = settled(running::ask);
        assertThat(state.position()).isEqualTo(before + step);
        assertThat(state.inFlight()).isZero();
      }
      assertThat(pauses).isGreaterThan(10);
      running.ask(new Request.Proceed());
      assertThat(Histories.end(running).reason()).isEqualTo(EndReason.MAX_ROUNDS);
    }

    assertThat(Histories.bytes(file)).isEqualTo(expected);
  }

  @Test
  void aStepOfARoundEndsWhereARoundEnds() {
    ActorEngine.Running running = paused(8, MemoryJournal.keeping());
    reply(running.ask(new Request.Step(3, 0)));
    Reply.RunState before = settled(running::ask);
    reply(running.ask(new Request.Step(0, 1)));
    Reply.RunState one = settled(running::ask);
    reply(running.ask(new Request.Step(0, 4)));
    Reply.RunState five = settled(running::ask);
    running.stop();

    assertThat(one.rounds()).isEqualTo(before.rounds() + 1);
    assertThat(one.encounters()).isEqualTo((long) one.rounds() * one.roundLength());
    assertThat(five.rounds()).isEqualTo(before.rounds() + 5);
    assertThat(Histories.end(running).reason()).isEqualTo(EndReason.STOPPED);
  }

  @Test
  void aSequentialRunIsPausedSteppedAndStoppedTheSameWay() {
    RunSpec run = run(1);
    byte[] expected = Histories.sequential(run, folder);
    Path file = Histories.file(folder);
    try (FileJournal journal = Histories.open(file, run)) {
      SequentialExecutor executor = SequentialExecutor.watched(run, journal);
      CompletionStage<Reply> paused = executor.ask(new Request.Pause());
      CompletableFuture<RunEnd> end =
          CompletableFuture.supplyAsync(() -> executor.run(progress -> {}, () -> false));
      reply(paused);
      long at = settled(executor::ask).position();
      reply(executor.ask(new Request.Step(7, 0)));

      assertThat(settled(executor::ask).position()).isEqualTo(at + 7);
      executor.ask(new Request.Proceed());
      assertThat(end.join().reason()).isEqualTo(EndReason.MAX_ROUNDS);
    }

    assertThat(Histories.bytes(file)).isEqualTo(expected);
  }

  private static PlannedIntervention any(RunSpec run, Random random) {
    int count = 1 + random.nextInt(3);
    String persona = run.scenario().personas().get(0).persona();
    Action action = random.nextBoolean() ? new Action.Leave() : new Action.Join(persona);
    return new PlannedIntervention(
        new Onset.AtIndex(0), new Dose.Count(count), new Placement.Random(), action);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void liveInterventionsAtAnyMomentAreRepeatedByResumeAndReplay(int seed) {
    Random random = new Random(seed);
    RunSpec run = run(1 + random.nextInt(16));
    MemoryJournal journal = MemoryJournal.keeping();
    int inFlight = run.scenario().engine().inFlight();
    Timeline timeline = new Timeline(run, inFlight, 4 * inFlight, journal, entry -> {});
    Hands hands = new Hands(run, timeline);
    List<Long> indices = new ArrayList<>();
    int wishes = 0;
    while (hands.playOn(random)) {
      if (wishes < 5 && random.nextInt(20) == 0) {
        wishes++;
        timeline.intervene(
            new Wish("Ada", any(run, random), entry -> indices.add(entry.index()), refused -> {}));
      }
      if (random.nextInt(15) == 0) {
        timeline.pause();
      } else if (random.nextInt(3) == 0) {
        timeline.step(random.nextInt(30));
      } else if (random.nextInt(6) == 0) {
        timeline.proceed();
      }
    }
    List<Entry> history = Histories.all(journal);

    assertThat(indices).hasSize(5);
    MemoryJournal replayed = MemoryJournal.keeping();
    SequentialExecutor replay = new SequentialExecutor(run, replayed);
    replay.repeat(
        history.stream()
            .filter(e -> e instanceof Entry.Intervened i && i.isLive())
            .map(Entry.Intervened.class::cast)
            .toList());
    replay.run(progress -> {}, () -> false);
    assertThat(Histories.all(replayed)).isEqualTo(history);
    assertThat(new Timeline(run, 4, 16, journal, entry -> {}).position()).isEqualTo(history.size());
  }
}
