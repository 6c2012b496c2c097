package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.experiment.naminggame.NamingOutcome;
import org.murmuration.journal.FileJournal;
import org.murmuration.measure.Condition;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;

/** An intervention that waits for a condition lands right behind the entry that made it true. */
class ConditionOnsetTest {

  private static final int AGENTS = 24;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(1);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  static Stream<Arguments> shares() {
    return Stream.of(1.0, 0.9, 0.72)
        .flatMap(s -> Stream.of(1, 8, 1000).map(n -> Arguments.of(s, n)));
  }

  @ParameterizedTest(name = "success {0}, {1} in flight")
  @MethodSource("shares")
  void theMinorityAppearsWhereARecountFindsThatThePopulationHasConverged(
      double success, int inFlight) {
    Scenario scenario =
        Histories.shipped(
            "naming-game-committed-after.conf",
            "naminggame.converged.success=" + success,
            "engine.in-flight=" + inFlight);

    List<Entry> entries = byActors(RunSpec.of(scenario, 0));

    assertThat(firstIntervention(entries)).isEqualTo(recount(entries, 3 * AGENTS, success));
  }

  /** How many encounters it takes until enough of the last {@code window} succeeded. */
  private static int recount(List<Entry> entries, int window, double success) {
    for (int end = window; end <= entries.size(); end++) {
      long agreed =
          entries.subList(end - window, end).stream()
              .filter(e -> ((NamingOutcome) ((Entry.Encountered) e).outcome()).agreed())
              .count();
      if (agreed >= success * window - 1e-9) {
        return end;
      }
    }
    throw new AssertionError("never converged");
  }

  @ParameterizedTest(name = "{0} in flight")
  @MethodSource("inFlight")
  void theSameHoldsForConsensusOfInventories(int inFlight) {
    Scenario scenario =
        Histories.shipped(
            "naming-game-classic.conf",
            "interventions=[{ leave = true, count = 3, onset = converged }]",
            "engine.in-flight=" + inFlight);
    RunSpec run = RunSpec.of(scenario, 1);

    List<Entry> entries = byActors(run);

    Condition converged = scenario.plan().condition("converged", run.setting()).orElseThrow();
    int index = 0;
    while (!converged.holds()) {
      converged.observe((Entry.Encountered) entries.get(index++));
    }
    assertThat(firstIntervention(entries)).isEqualTo(index);
  }

  static Stream<Integer> inFlight() {
    return Stream.of(1, 8, 1000);
  }

  private List<Entry> byActors(RunSpec run) {
    Path file = Histories.file(folder, Histories.byActors(engine, run, folder));
    try (FileJournal journal = Histories.open(file, run)) {
      return Histories.all(journal);
    }
  }

  private static int firstIntervention(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Intervened) {
        return i;
      }
    }
    throw new AssertionError("no intervention");
  }
}
