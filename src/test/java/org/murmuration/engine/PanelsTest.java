package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.Figure;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;

/** Panels are those of the measures over exactly the entries that are journaled. */
class PanelsTest {

  private static ActorEngine engine;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(1);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  private static RunSpec run(List<String> measures) {
    Scenario s = Histories.with(Roundtable.scenario(12, 3, 40, Roundtable.SENSITIVE), 8, 32);
    return RunSpec.of(
        new Scenario(
            s.name(),
            s.experiment(),
            s.title(),
            s.seed(),
            s.runs(),
            s.agents(),
            s.personas(),
            s.cast(),
            s.plan(),
            s.schedule(),
            s.interventions(),
            s.stop(),
            s.engine(),
            s.budget(),
            measures,
            s.resolved(),
            s.files()),
        0);
  }

  private static Reply.Panels panels(CompletionStage<Reply> asked) {
    return (Reply.Panels) asked.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** The panels of the first so many entries of a journal. */
  private static List<Figure> expected(MemoryJournal journal, long entries) {
    Attendance attendance = new Attendance();
    Histories.all(journal).stream()
        .limit(entries)
        .forEach(entry -> attendance.observe((Entry.Encountered) entry));
    return attendance.panels();
  }

  @Test
  void aRunByActorsShowsThemOfWhatIsJournaledSoFar() {
    RunSpec run = run(List.of("attendance"));
    MemoryJournal journal = MemoryJournal.keeping();
    ActorEngine.Running running = engine.run(run, journal, progress -> {});
    running.ask(new Request.Pause());
    running.ask(new Request.Step(7, 0));
    Reply.Panels early = panels(running.ask(new Request.Panels()));
    running.ask(new Request.Proceed());
    Histories.end(running);

    assertThat(early.figures()).hasSize(1).isEqualTo(expected(journal, early.position()));
  }

  @Test
  void aSequentialRunAndItsRecordShowTheSame() {
    RunSpec run = run(List.of("attendance"));
    MemoryJournal journal = MemoryJournal.keeping();
    SequentialExecutor executor = SequentialExecutor.watched(run, journal);
    executor.ask(new Request.Pause());
    executor.ask(new Request.Step(7, 0));
    CompletionStage<Reply> asked = executor.ask(new Request.Panels());
    executor.ask(new Request.Proceed());
    executor.run(progress -> {}, () -> false);

    Reply.Panels early = panels(asked);
    assertThat(early.figures()).hasSize(1).isEqualTo(expected(journal, early.position()));
    assertThat(Frozen.of(run, journal).ask(new Request.Panels()))
        .isEqualTo(new Reply.Panels(journal.size(), expected(journal, journal.size())));
  }

  @Test
  void manyWhoAskCostNoMoreThanOne() {
    RunSpec run = run(List.of("attendance"));
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(run, journal).run(progress -> {}, () -> false);
    Frozen frozen = Frozen.of(run, journal);
    Reply first = frozen.ask(new Request.Panels());

    for (int asked = 0; asked < 50; asked++) {
      assertThat(frozen.ask(new Request.Panels())).isSameAs(first);
    }
  }

  @Test
  void measuresWithoutPanelsShowNone() {
    RunSpec run = run(List.of());
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(run, journal).run(progress -> {}, () -> false);

    assertThat(Frozen.of(run, journal).ask(new Request.Panels()))
        .isEqualTo(new Reply.Panels(journal.size(), List.of()));
  }
}
