package org.murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.journal.RunFolder;
import org.murmuration.mind.llm.Accounts;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Tally;

/** What the calls of a run took, for its summary, its manifest and {@code calls-by-agent.csv}. */
final class RunCost {

  private RunCost() {}

  /**
   * The part {@code calls} of a run's summary.
   *
   * @param entries entries of the history; calls for later ones were speculative
   * @param lost calls that were under way when the run ended and did not come back in time
   * @param unpriced minds whose cost is unknown
   */
  static Map<String, Object> values(
      Accounts accounts, Path folder, long entries, int lost, List<String> unpriced) {
    Map<String, Object> calls = new LinkedHashMap<>();
    calls.put("total", values(accounts.total()));
    calls.put("by-mind", all(accounts.minds()));
    calls.put("by-phase", all(accounts.phases()));
    calls.put("speculative", BatchCalls.speculative(folder, entries));
    calls.put("lost", lost);
    calls.put("unpriced", unpriced);
    return Map.of("calls", calls);
  }

  /** Writes what each agent's calls took. */
  static void writeByAgent(Accounts accounts, RunFolder folder) {
    List<List<Object>> rows = new ArrayList<>();
    accounts
        .agents()
        .forEach(
            (agent, tally) ->
                rows.add(
                    List.of(
                        agent,
                        tally.calls(),
                        tally.failed(),
                        tally.input(),
                        tally.cached(),
                        tally.output(),
                        tally.micros())));
    List<String> columns =
        List.of("agent", "calls", "failed", "input", "cached", "output", "micros");
    folder.writeTable("calls-by-agent.csv", columns, rows);
  }

  private static Map<String, Object> all(Map<String, Tally> tallies) {
    Map<String, Object> all = new LinkedHashMap<>();
    tallies.forEach((name, tally) -> all.put(name, values(tally)));
    return all;
  }

  static Map<String, Object> values(Tally tally) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("calls", tally.calls());
    values.put("failed", tally.failed());
    values.put("input", tally.input());
    values.put("cached", tally.cached());
    values.put("output", tally.output());
    values.put("micros", tally.micros());
    return values;
  }

  /** The tally that {@link #values(Tally)} made a map of. */
  static Tally tally(Map<?, ?> values) {
    return new Tally(
        number(values, "calls"),
        number(values, "failed"),
        number(values, "input"),
        number(values, "cached"),
        number(values, "output"),
        number(values, "micros"));
  }

  private static long number(Map<?, ?> values, String key) {
    return ((Number) values.get(key)).longValue();
  }
}
