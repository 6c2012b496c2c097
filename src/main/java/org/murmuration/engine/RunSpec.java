package org.murmuration.engine;

import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.Journal;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.Scenario;
import org.murmuration.schedule.Schedule;

/**
 * One run of a scenario.
 *
 * @param scenario what is run; of a batch with a design, the scenario of its cell
 * @param run number of the run in its batch, from 0
 * @param seed seed of the run
 */
public record RunSpec(Scenario scenario, int run, long seed) {

  /** Run number {@code run} of a scenario, in the cell it has in its design. */
  public static RunSpec of(Scenario scenario, int run) {
    return new RunSpec(
        scenario.at(run), run, RandomStream.runSeed(scenario.seed(), scenario.draw(run)));
  }

  /** The same run with other minds. */
  public RunSpec with(Cast cast) {
    return new RunSpec(scenario.with(cast), run, seed);
  }

  /** Where the run takes place: the population at the start and the schedule its seed draws. */
  public Setting setting() {
    Roster start = Roster.of(scenario, seed);
    Schedule schedule = scenario.schedule().draw(seed, start);
    return new Setting(scenario.cast(), schedule, start);
  }

  /**
   * A journal for a run that nobody records: it keeps what came before only if the rules may go
   * back to it.
   */
  public Journal unrecorded() {
    return scenario.plan().schedule().isPresent()
        ? MemoryJournal.keeping()
        : MemoryJournal.counting();
  }
}
