package org.murmuration.engine;

import java.util.List;

/**
 * Where a run stands.
 *
 * @param run number of the run
 * @param entries entries journaled
 * @param encounters encounters among them
 * @param rounds population rounds complete
 * @param columns names of the values
 * @param latest values of the latest complete round, or null before the first
 */
public record Progress(
    int run, long entries, long encounters, int rounds, List<String> columns, double[] latest) {

  static Progress of(RunSpec run, Timeline timeline) {
    return new Progress(
        run.run(),
        timeline.position(),
        timeline.encounters(),
        timeline.rounds(),
        timeline.columns(),
        timeline.latest());
  }
}
