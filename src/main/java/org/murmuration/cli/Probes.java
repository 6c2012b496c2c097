package org.murmuration.cli;

import java.util.List;
import org.murmuration.experiment.Probe;
import org.murmuration.journal.BatchFolder;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.scenario.Scenario;

/** What an experiment wants to know outside the history, asked through the calls of a batch. */
final class Probes {

  private Probes() {}

  /** Asks all of them. */
  static List<Probe> ask(Scenario scenario, BatchCalls calls) {
    String what = org.murmuration.cluster.Probes.WHAT;
    return org.murmuration.cluster.Probes.ask(
        scenario, (mind, situation) -> calls.ask(mind, what, situation));
  }

  /** The probes of a batch whose answers are recorded. */
  static List<Probe> recorded(Scenario scenario, BatchFolder folder) {
    if (!scenario.cast().makesCalls()) {
      return List.of();
    }
    try (BatchCalls calls = BatchCalls.recorded(folder.path())) {
      return ask(scenario, calls);
    }
  }
}
