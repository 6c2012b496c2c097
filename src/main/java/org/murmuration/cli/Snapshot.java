package org.murmuration.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.murmuration.engine.Frozen;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.JournalException;
import org.murmuration.scenario.Scenario;
import org.murmuration.server.ControlJson;

/**
 * One finished run as a report shows it without a server: what the control API would answer, as far
 * as it fits into a page. {@code murmuration open} shows all of it.
 */
final class Snapshot {

  private static final int AGENTS = 2_000;
  private static final int FIRST = 20;
  private static final int LAST = 30;
  private static final int AROUND = 3;
  private static final int INTERVENTIONS = 10;
  private static final int VIEWS = 16;
  private static final int OF_A_VIEW = 8;

  /** Reading a longer journal would keep the user waiting at the end of a run. */
  private static final long MOST_ENTRIES = 1_000_000;

  private final Frozen run;
  private final LocalCalls calls;
  private final int number;

  private Snapshot(Frozen run, LocalCalls calls, int number) {
    this.run = run;
    this.calls = calls;
    this.number = number;
  }

  /**
   * A run of a batch, as {@link org.murmuration.report.Report} takes it; nothing if it is too long.
   *
   * @param number number of the run, which has a journal
   */
  static Optional<Map<String, Object>> of(BatchFolder folder, Scenario scenario, int number) {
    RunSpec spec = RunSpec.of(scenario, number);
    try (FileJournal journal = folder.run(number).readJournal(spec.scenario().plan().format())) {
      if (journal.size() > MOST_ENTRIES) {
        return Optional.empty();
      }
      Frozen run = Frozen.of(spec, journal);
      return Optional.of(new Snapshot(run, new LocalCalls(folder, scenario), number).values());
    }
  }

  private Map<String, Object> values() {
    Reply.Rounds rounds = (Reply.Rounds) run.ask(new Request.Rounds(0));
    Reply.AgentPage agents = (Reply.AgentPage) run.ask(new Request.Agents(0, AGENTS, null, false));
    List<Reply.EntryView> entries = entries(rounds.marks());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("batch", LocalControl.BATCH);
    values.put("run", number);
    values.put("state", json(run.ask(new Request.State())));
    values.put("measures", json(rounds));
    values.put("network", json(run.ask(new Request.Network())));
    values.put("panels", json(run.ask(new Request.Panels())));
    values.put("agents", json(agents));
    values.put("entries", json(new Reply.Entries(total(), entries)));
    values.put("views", views(agents.agents()).stream().map(Snapshot::json).toList());
    values.put("calls", calls(entries));
    return values;
  }

  private long total() {
    return ((Reply.Entries) run.ask(new Request.Entries(0, 0))).total();
  }

  /** The first and the last ones, and those around interventions, in order. */
  private List<Reply.EntryView> entries(List<Reply.Mark> marks) {
    long total = total();
    TreeSet<Long> wanted = new TreeSet<>();
    add(wanted, 0, FIRST, total);
    add(wanted, total - LAST, total, total);
    marks.stream()
        .limit(INTERVENTIONS)
        .forEach(mark -> add(wanted, mark.index() - AROUND, mark.index() + AROUND + 1, total));
    List<Reply.EntryView> entries = new ArrayList<>();
    for (long index : wanted) {
      if (run.ask(new Request.EntryAt(index)) instanceof Reply.EntryView entry) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static void add(TreeSet<Long> wanted, long from, long to, long total) {
    for (long index = Math.max(0, from); index < Math.min(to, total); index++) {
      wanted.add(index);
    }
  }

  /** Some agents in full: adversaries, and the first ones of the others. */
  private List<Reply> views(List<Reply.AgentRow> rows) {
    List<Integer> chosen = new ArrayList<>();
    rows.stream()
        .filter(Reply.AgentRow::adversary)
        .limit(VIEWS / 2)
        .forEach(row -> chosen.add(row.agent()));
    rows.stream()
        .filter(row -> !row.adversary())
        .limit(VIEWS - chosen.size())
        .forEach(row -> chosen.add(row.agent()));
    return chosen.stream().sorted().map(a -> run.ask(new Request.AgentAt(a, OF_A_VIEW))).toList();
  }

  private Map<Long, Object> calls(List<Reply.EntryView> entries) {
    Map<Long, Object> made = new TreeMap<>();
    for (Reply.EntryView entry : entries) {
      List<?> ofEntry = calls.of(number, entry.index());
      if (!ofEntry.isEmpty()) {
        made.put(entry.index(), ofEntry.stream().map(Snapshot::json).toList());
      }
    }
    return made;
  }

  private static Map<?, ?> json(Object value) {
    try {
      return ControlJson.read(ControlJson.bytes(value), Map.class);
    } catch (IOException e) {
      throw JournalException.of("cannot make a snapshot", e);
    }
  }
}
