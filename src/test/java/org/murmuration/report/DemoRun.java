package org.murmuration.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.engine.live.Reply;
import org.murmuration.experiment.Portrayal;
import org.murmuration.measure.Figure;
import org.murmuration.mind.Shown;

/**
 * A small naming game that answers as a run does, to look at the page without one. Not an
 * experiment: it draws as it goes and is not reproducible.
 */
final class DemoRun {

  static final List<String> NAMES = List.of("Q", "M", "X", "F", "J");
  static final List<String> PERSONAS = List.of("crowd", "sceptics", "committed", "planted");
  private static final List<String> MINDS =
      List.of("fitted llama3", "fitted llama2", "scripted", "fitted llama3");
  private static final List<Boolean> ADVERSE = List.of(false, false, true, true);
  private static final int MEMORY = 5;
  private static final int KEPT = 4000;

  private final Random random = new Random(11);
  private final List<DemoAgent> agents = new ArrayList<>();
  private final List<int[]> edges = new ArrayList<>();
  private final boolean fixed;
  private final String hostile;
  private final int roundLength;
  private final Deque<Reply.EntryView> entries = new ArrayDeque<>();
  private final List<Reply.EntryView> interventions = new ArrayList<>();
  private final List<Reply.Mark> marks = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final Deque<int[]> lately = new ArrayDeque<>();
  private final Map<String, Long> missing = new TreeMap<>();
  private long position;
  private long encounters;
  private int agreed;
  private String state = "running";
  private String endReason;
  private long pauseAt = -1;
  private int mostInFlight = 64;

  /** One agent of it. */
  private static final class DemoAgent {
    final Deque<String> heard = new ArrayDeque<>();
    final List<String> told = new ArrayList<>();
    int persona;
    String mark;
    int encounters;

    String choice(Random random) {
      if (ADVERSE.get(persona)) {
        return mark;
      }
      Map<String, Integer> counts = new LinkedHashMap<>();
      heard.forEach(name -> counts.merge(name, 1, Integer::sum));
      int most = counts.values().stream().max(Integer::compare).orElse(0);
      List<String> best = counts.keySet().stream().filter(n -> counts.get(n) == most).toList();
      List<String> from = best.isEmpty() || random.nextInt(60) == 0 ? NAMES : best;
      return from.get(random.nextInt(from.size()));
    }
  }

  DemoRun(int size, boolean fixed, String hostile) {
    this.fixed = fixed;
    this.hostile = hostile;
    this.roundLength = Math.max(1, size / 2);
    for (int i = 0; i < size; i++) {
      DemoAgent agent = new DemoAgent();
      agent.persona = i % 4 == 3 ? 1 : 0;
      agents.add(agent);
      for (int k = 1; k <= 3; k++) {
        int other = random.nextInt(12) == 0 ? random.nextInt(size) : (i + k) % size;
        if (other != i) {
          edges.add(new int[] {i, other});
        }
      }
    }
  }

  /** So many encounters, unless it is paused or over. */
  synchronized void play(int count) {
    for (int i = 0; i < count && state.equals("running"); i++) {
      encounter();
      if (pauseAt >= 0 && encounters >= pauseAt) {
        state = "paused";
        pauseAt = -1;
      }
      if (rows.size() >= 4000) {
        finish();
      }
    }
  }

  private void encounter() {
    int[] pair = edges.get(random.nextInt(edges.size()));
    int a = pair[0];
    int b = fixed ? pair[1] : random.nextInt(agents.size());
    if (a == b) {
      return;
    }
    DemoAgent first = agents.get(a);
    DemoAgent second = agents.get(b);
    if (random.nextInt(400) == 0) {
      missing.merge(random.nextInt(3) == 0 ? "refused" : "unparsable", 1L, Long::sum);
    }
    first.mark = first.choice(random);
    second.mark = second.choice(random);
    remember(first, second.mark);
    remember(second, first.mark);
    boolean same = first.mark.equals(second.mark);
    agreed += same ? 1 : 0;
    encounters++;
    lately.addLast(new int[] {a, b});
    if (lately.size() > 300) {
      lately.removeFirst();
    }
    String said = hostile.isEmpty() ? "I say " + first.mark + ", it has paid off so far." : hostile;
    add(
        new Reply.EntryView(
            position,
            "encounter",
            rows.size(),
            null,
            List.of(seat(a), seat(b)),
            List.of(
                new Reply.Line(a, said, first.mark, null),
                new Reply.Line(
                    b,
                    "Then I go for " + second.mark + ".",
                    second.mark,
                    random.nextInt(50) == 0 ? "Then I go for Q." : null)),
            same
                ? "both said " + first.mark + ": 100 points each"
                : first.mark + " and " + second.mark + ": −50 points each",
            "{\"index\":%d,\"seats\":[%d,%d],\"names\":[\"%s\",\"%s\"]}"
                .formatted(position, a, b, first.mark, second.mark)));
    if (encounters % roundLength == 0) {
      double[] row = new double[2 + NAMES.size()];
      row[0] = rows.size();
      row[1] = agreed / (double) roundLength;
      for (int name = 0; name < NAMES.size(); name++) {
        String mark = NAMES.get(name);
        row[2 + name] =
            agents.stream().filter(agent -> mark.equals(agent.mark)).count()
                / (double) agents.size();
      }
      rows.add(row);
      agreed = 0;
    }
  }

  private static void remember(DemoAgent agent, String name) {
    agent.encounters++;
    agent.heard.addLast(name);
    if (agent.heard.size() > MEMORY) {
      agent.heard.removeFirst();
    }
  }

  private void add(Reply.EntryView entry) {
    entries.addLast(entry);
    position++;
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  private Reply.SeatView seat(int agent) {
    DemoAgent one = agents.get(agent);
    return new Reply.SeatView(agent, PERSONAS.get(one.persona), ADVERSE.get(one.persona), one.mark);
  }

  synchronized Reply.RunState command(String name, long encountersToGo, int roundsToGo) {
    switch (name) {
      case "pause" -> state = state.equals("running") ? "paused" : state;
      case "proceed" -> state = state.equals("paused") ? "running" : state;
      case "stop" -> end("stopped");
      default -> {
        long end = (encounters / roundLength + roundsToGo) * roundLength;
        pauseAt = encountersToGo > 0 ? encounters + encountersToGo : end;
        state = "running";
      }
    }
    return state();
  }

  synchronized Reply.RunState limit(int most) {
    mostInFlight = most;
    return state();
  }

  /** It ends as a run does that has come to its last round. */
  synchronized void finish() {
    end("max-rounds");
  }

  private void end(String why) {
    state = "ended";
    endReason = why;
  }

  synchronized Reply.RunState state() {
    Map<String, Double> latest = new LinkedHashMap<>();
    if (!rows.isEmpty()) {
      double[] row = rows.get(rows.size() - 1);
      IntStream.range(0, row.length).forEach(i -> latest.put(columns().get(i), row[i]));
    }
    return new Reply.RunState(
        1,
        4211,
        state,
        endReason,
        position,
        encounters,
        rows.size(),
        4000,
        roundLength,
        agents.size(),
        (int) agents.stream().filter(agent -> ADVERSE.get(agent.persona)).count(),
        state.equals("running") ? Math.min(mostInFlight, 64) : 0,
        mostInFlight,
        latest,
        rows.isEmpty()
            ? "No round yet"
            : "Success rate %.2f".formatted(rows.get(rows.size() - 1)[1]),
        new TreeMap<>(missing),
        marks.size(),
        "",
        Map.of());
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("round", "success-rate"));
    NAMES.forEach(name -> columns.add("share-" + name));
    return columns;
  }

  synchronized Reply.Rounds rounds(int from) {
    return new Reply.Rounds(
        columns(),
        from,
        List.copyOf(rows.subList(Math.min(from, rows.size()), rows.size())),
        List.of(
            new Portrayal.Chart(
                "Share of each name", columns().subList(2, 2 + NAMES.size()), NAMES, true),
            new Portrayal.Chart(
                "Success rate", List.of("success-rate"), List.of("success rate"), true)),
        List.copyOf(marks));
  }

  synchronized Reply.Entries entries(long from, int most) {
    List<Reply.EntryView> all = List.copyOf(entries);
    List<Reply.EntryView> some =
        from < 0
            ? all.subList(Math.max(0, all.size() - most), all.size())
            : all.stream().filter(entry -> entry.index() >= from).limit(most).toList();
    return new Reply.Entries(position, some);
  }

  synchronized Reply.EntryView entry(long index) {
    return Stream.concat(interventions.stream(), entries.stream())
        .filter(entry -> entry.index() == index)
        .findFirst()
        .orElse(null);
  }

  synchronized Reply.AgentPage agents(int from, int most, String persona, boolean adversaries) {
    List<Reply.AgentRow> rows =
        IntStream.range(0, agents.size())
            .mapToObj(this::row)
            .filter(row -> persona == null || persona.equals(row.persona()))
            .filter(row -> !adversaries || row.adversary())
            .toList();
    return new Reply.AgentPage(
        rows.size(), rows.stream().filter(row -> row.agent() >= from).limit(most).toList());
  }

  private Reply.AgentRow row(int agent) {
    DemoAgent one = agents.get(agent);
    return new Reply.AgentRow(
        agent,
        PERSONAS.get(one.persona),
        MINDS.get(one.persona),
        ADVERSE.get(one.persona),
        true,
        one.mark,
        one.encounters);
  }

  synchronized Reply.AgentView agent(int agent) {
    if (agent < 0 || agent >= agents.size()) {
      return null;
    }
    List<Reply.EntryView> latest =
        new ArrayList<>(
            entries.stream()
                .filter(entry -> entry.seats().stream().anyMatch(seat -> seat.agent() == agent))
                .toList());
    Collections.reverse(latest);
    DemoAgent one = agents.get(agent);
    List<String> memory = one.heard.stream().map(name -> "The other said " + name + ".").toList();
    return new Reply.AgentView(
        row(agent),
        hostile.isEmpty()
            ? "You play with others. Each says a name; you gain when both say the same."
            : hostile,
        memory,
        List.copyOf(one.told),
        latest.isEmpty() ? -1 : latest.get(0).index(),
        List.of(
            new Shown("system", "You play with others."),
            new Shown("user", String.join("\n", memory) + "\nWhich name do you say?")),
        latest.stream().limit(8).toList());
  }

  synchronized Reply.Network network() {
    return new Reply.Network(
        agents.size(),
        PERSONAS,
        MINDS,
        ADVERSE,
        NAMES,
        agents.stream().mapToInt(agent -> agent.persona).toArray(),
        agents.stream()
            .mapToInt(agent -> agent.mark == null ? -1 : NAMES.indexOf(agent.mark))
            .toArray(),
        agents.stream().mapToInt(agent -> agent.encounters).toArray(),
        (fixed ? edges : lately).stream().flatMapToInt(Arrays::stream).toArray(),
        fixed,
        fixed ? "small world, 6 neighbours, rewired 0.08" : "random pairs");
  }

  /** Who met whom lately by convention, and what became of conventions. */
  synchronized Reply.Panels panels() {
    return new Reply.Panels(
        position,
        List.of(
            company(),
            genealogy(),
            DemoReport.whoKnows(hostile, 7, 4),
            DemoReport.ledger(hostile, 7, Math.min(60, rows.size()))));
  }

  private Figure company() {
    Map<List<Integer>, Integer> met = new LinkedHashMap<>();
    lately.forEach(
        pair ->
            met.merge(
                List.of(Math.min(pair[0], pair[1]), Math.max(pair[0], pair[1])), 1, Integer::sum));
    List<Figure.Node> nodes = new ArrayList<>();
    int shown = Math.min(agents.size(), 60);
    for (int i = 0; i < shown; i++) {
      DemoAgent agent = agents.get(i);
      nodes.add(
          new Figure.Node(
              hostile.isEmpty() ? "P" + (i + 1) : hostile + i,
              agent.mark == null ? -1 : NAMES.indexOf(agent.mark),
              1 + agent.encounters,
              ADVERSE.get(agent.persona)));
    }
    List<Figure.Link> links =
        met.entrySet().stream()
            .filter(one -> one.getKey().get(1) < shown)
            .map(
                one ->
                    new Figure.Link(
                        one.getKey().get(0),
                        one.getKey().get(1),
                        one.getValue(),
                        one.getValue() > 4))
            .toList();
    return new Figure.Network(
        "Company", "Who met whom in the last 300 encounters.", NAMES, nodes, links);
  }

  private Figure genealogy() {
    List<Figure.Branch> branches = new ArrayList<>();
    for (int i = 0; i < 4 + Math.min(40, rows.size()); i++) {
      String text = hostile.isEmpty() ? "Pass this on, " + i + " times, to friends." : hostile;
      branches.add(
          new Figure.Branch(
              i < 2 ? -1 : (i * 7) % 11 % i, "variant " + i, text, 1 + (i * 13) % 17));
    }
    return new Figure.Tree("Variants", "", branches);
  }

  /** Whom it would reach; random placements are those of the first agents here. */
  synchronized List<Integer> reached(int count, String placement, List<Integer> ids) {
    if (!ids.isEmpty()) {
      return ids;
    }
    Random draws = new Random(placement.hashCode());
    Set<Integer> drawn = new LinkedHashSet<>();
    while (drawn.size() < Math.min(count, agents.size())) {
      drawn.add(draws.nextInt(agents.size()));
    }
    return List.copyOf(drawn);
  }

  synchronized Reply.Intervened commit(String by, String name, List<Integer> reached) {
    reached.forEach(
        i -> {
          agents.get(i).persona = 2;
          agents.get(i).mark = name;
        });
    return journaled(
        by, "adversary", "%d committed to %s".formatted(reached.size(), name), reached, true);
  }

  synchronized Reply.Intervened tell(String by, String text, List<Integer> reached) {
    reached.forEach(i -> agents.get(i).told.add(text));
    return journaled(by, "broadcast", "told: " + text, reached, false);
  }

  private Reply.Intervened journaled(
      String by, String kind, String text, List<Integer> reached, boolean adverse) {
    Reply.EntryView entry =
        new Reply.EntryView(
            position,
            kind,
            rows.size(),
            by,
            reached.stream().map(this::seat).toList(),
            List.of(),
            text,
            "{\"index\":" + position + ",\"kind\":\"" + kind + "\"}");
    interventions.add(entry);
    marks.add(new Reply.Mark(position, rows.size(), by, text, reached.size(), adverse));
    add(entry);
    return new Reply.Intervened(entry.index(), text, reached);
  }

  /** What a report holds of a finished run. */
  synchronized Map<String, Object> snapshot() {
    List<Reply.EntryView> all = List.copyOf(entries);
    List<Reply.EntryView> sample = new ArrayList<>(all.subList(0, Math.min(20, all.size())));
    interventions.stream().filter(entry -> !sample.contains(entry)).forEach(sample::add);
    all.subList(Math.max(0, all.size() - 20), all.size()).stream()
        .filter(entry -> !sample.contains(entry))
        .forEach(sample::add);
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("batch", 1);
    snapshot.put("run", 1);
    snapshot.put("state", state());
    snapshot.put("measures", rounds(0));
    snapshot.put("network", network());
    snapshot.put("panels", panels());
    snapshot.put("agents", agents(0, 2000, null, false));
    snapshot.put("entries", new Reply.Entries(position, sample));
    snapshot.put("views", IntStream.range(0, 10).mapToObj(this::agent).toList());
    return snapshot;
  }
}
