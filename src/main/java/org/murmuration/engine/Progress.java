package org.murmuration.engine;

import java.util.List;
import org.murmuration.journal.Journal;

/**
 * Where a run stands.
 *
 * @param run number of the run
 * @param entries entries journaled
 * @param encounters encounters among them
 * @param rounds population rounds complete
 * @param columns names of the values
 * @param latest values of the latest complete round, or null before the first
 * @param inFlight encounters under way
 * @param trouble why the journal does not get on, in one line; empty while it does
 */
public record Progress(
    int run,
    long entries,
    long encounters,
    int rounds,
    List<String> columns,
    double[] latest,
    int inFlight,
    String trouble) {

  static Progress of(RunSpec run, Timeline timeline, Journal journal) {
    return new Progress(
        run.run(),
        timeline.position(),
        timeline.encounters(),
        timeline.rounds(),
        timeline.columns(),
        timeline.latest(),
        timeline.inFlight(),
        journal.trouble());
  }
}
