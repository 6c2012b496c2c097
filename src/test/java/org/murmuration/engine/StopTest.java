package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Mind;
import org.murmuration.scenario.Scenario;

class StopTest {

  private static final int AT_ONCE = 2;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(AT_ONCE);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  private static Scenario scenario(Mind mind) {
    return Roundtable.scenario(20, 3, 50, mind);
  }

  @Test
  void aRunThatIsStoppedAgainAndAgainGivesTheSameBytes() {
    byte[] expected = Histories.sequential(RunSpec.of(scenario(Roundtable.SENSITIVE), 0), folder);
    Path file = Histories.file(folder);
    List<Long> stops = new ArrayList<>();
    EndReason reason = EndReason.STOPPED;
    for (int part = 1; reason == EndReason.STOPPED; part++) {
      long enough = 60L * part;
      CompletableFuture<ActorEngine.Running> begun = new CompletableFuture<>();
      Mind mind =
          s -> {
            if (s.encounter() < enough) {
              return Roundtable.SENSITIVE.answer(s);
            }
            begun.thenAccept(ActorEngine.Running::stop);
            return new CompletableFuture<>();
          };
      RunSpec run = RunSpec.of(scenario(mind), 0);
      try (FileJournal journal = Histories.open(file, run)) {
        begun.complete(engine.run(run, journal, p -> {}));
        RunEnd end = Histories.end(begun.join());
        assertThat(journal.size()).isEqualTo(end.entries());
        reason = end.reason();
        stops.add(end.entries());
      }
    }

    assertThat(stops).as("where it was stopped").hasSizeGreaterThan(3).isSorted();
    assertThat(Histories.bytes(file)).isEqualTo(expected);
  }

  @Test
  void aSequentialRunThatIsStoppedGoesOnWhereItWas() {
    Scenario large =
        Histories.shipped("best-response.conf", "population.size=200", "stop.max-rounds=30");
    RunSpec run = RunSpec.of(large, 0);
    Path file = Histories.file(folder);
    try (FileJournal journal = Histories.open(file, run)) {
      RunEnd end = new SequentialExecutor(run, journal).run(p -> {}, () -> true);
      assertThat(end.reason()).isEqualTo(EndReason.STOPPED);
    }
    byte[] begun = Histories.bytes(file);
    byte[] whole = Histories.sequential(run, folder);

    assertThat(begun.length).isBetween(1, whole.length - 1);
    assertThat(Histories.sequential(run, folder, begun)).isEqualTo(whole);
    assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
  }

  @Test
  void noMoreRunsThanAllowedAreUnderWayAtOnceAndAllComeToTheirEnd() {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<ActorEngine.Running> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      RunSpec run = RunSpec.of(scenario(Roundtable.SENSITIVE), i);
      AtomicInteger reports = new AtomicInteger();
      all.add(
          engine.run(
              run,
              MemoryJournal.keeping(),
              progress -> {
                if (reports.getAndIncrement() == 0) {
                  most.accumulateAndGet(under.incrementAndGet(), Math::max);
                }
                if (progress.rounds() == 50) {
                  under.decrementAndGet();
                }
              }));
    }

    assertThat(all)
        .allSatisfy(r -> assertThat(Histories.end(r).reason()).isEqualTo(EndReason.MAX_ROUNDS));
    assertThat(most.get()).isBetween(1, AT_ONCE);
    assertThat(under.get()).isZero();
  }

  @Test
  void aRunThatStillWaitsCanBeStoppedAndKeepsItsPlaceFree() {
    List<ActorEngine.Running> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(
          engine.run(
              RunSpec.of(scenario(Roundtable.SENSITIVE), i), MemoryJournal.keeping(), p -> {}));
    }
    all.get(5).stop();

    assertThat(Histories.end(all.get(5)).reason()).isEqualTo(EndReason.STOPPED);
    assertThat(all.subList(0, 5))
        .allSatisfy(r -> assertThat(Histories.end(r).reason()).isEqualTo(EndReason.MAX_ROUNDS));
  }
}
