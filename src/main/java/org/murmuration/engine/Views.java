package org.murmuration.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.engine.live.Reply;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Portrayal;
import org.murmuration.intervention.Library;
import org.murmuration.journal.EntryFormat;
import org.murmuration.model.Entry;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;

/** What people who watch are shown of a run's journaled prefix. Used between two entries. */
final class Views {

  private static final int MOST_SEATS = 50;
  private static final long PANELS_NANOS = 500_000_000L;
  private static final long PANELS_REST = 19;

  private final RunSpec run;
  private final Timeline timeline;
  private final Onlooker onlooker;
  private final Portrayal portrayal;
  private final Cast cast;
  private final EntryFormat format;
  private long counted = -1;
  private int adversaries;
  private Reply.Panels panels;
  private long panelsDue;

  Views(RunSpec run, Timeline timeline, Onlooker onlooker) {
    this.run = run;
    this.timeline = timeline;
    this.onlooker = onlooker;
    this.portrayal = run.scenario().plan().portrayal();
    this.cast = run.scenario().cast();
    this.format = new EntryFormat(run.scenario().plan().format());
  }

  Reply.RunState state(String trouble) {
    Population population = timeline.population();
    Map<String, Double> latest = new LinkedHashMap<>();
    double[] values = timeline.latest();
    if (values != null) {
      for (int i = 0; i < values.length; i++) {
        latest.put(timeline.columns().get(i), values[i]);
      }
    }
    return new Reply.RunState(
        run.run(),
        run.seed(),
        timeline.end().isPresent() ? "ended" : timeline.isPaused() ? "paused" : "running",
        timeline.end().map(EndReason::word).orElse(null),
        timeline.position(),
        timeline.encounters(),
        timeline.rounds(),
        run.scenario().stop().maxRounds(),
        timeline.roundLength(),
        population.size(),
        adversaries(population),
        timeline.inFlight(),
        timeline.mostInFlight(),
        latest,
        values == null ? "" : run.scenario().plan().headline(timeline.columns(), values),
        timeline.missing(),
        onlooker.interventions().size(),
        trouble,
        run.scenario().cell());
  }

  /**
   * How many adversaries there are, counted anew when something was done to the population or as
   * many entries as it has members have gone by.
   */
  private int adversaries(Population population) {
    long moment =
        31L * onlooker.interventions().size()
            + timeline.position() / Math.max(1, population.size());
    if (moment != counted) {
      counted = moment;
      adversaries = count(population);
    }
    return adversaries;
  }

  private int count(Population population) {
    Map<String, Boolean> known = new HashMap<>();
    int count = 0;
    for (int position = 0; position < population.size(); position++) {
      String persona = population.persona(population.agent(position));
      count += known.computeIfAbsent(persona, name -> cast.persona(name).adversary()) ? 1 : 0;
    }
    return count;
  }

  Reply.Rounds rounds(int from) {
    return new Reply.Rounds(
        timeline.columns(),
        Math.max(0, from),
        timeline.rowsFrom(from),
        portrayal.charts(timeline.columns()),
        onlooker.interventions().stream().map(this::mark).toList());
  }

  private Reply.Mark mark(Onlooker.Noted noted) {
    Entry.Intervened entry = noted.entry();
    return new Reply.Mark(
        entry.index(),
        noted.round(),
        entry.by(),
        Narration.text(entry.intervention()),
        entry.intervention().agents().size(),
        Narration.isAdverse(entry.intervention(), cast));
  }

  /**
   * Panels of the run as it is, or as it was a moment ago: they are made anew at most twice a
   * second, and seldom enough that a run spends a twentieth of its time on them at most, whoever
   * asks.
   */
  Reply.Panels panels() {
    long now = System.nanoTime();
    boolean isDue = panels == null || timeline.end().isPresent() || now - panelsDue >= 0;
    if (isDue && (panels == null || panels.position() != timeline.position())) {
      panels = new Reply.Panels(timeline.position(), timeline.panels());
      long made = System.nanoTime();
      panelsDue = made + Math.max(PANELS_NANOS, PANELS_REST * (made - now));
    }
    return panels;
  }

  Reply entries(long from, int most) {
    int count = Math.max(0, Math.min(most, Reply.Entries.MOST));
    long total = timeline.position();
    long first = from < 0 ? Math.max(0, total - count) : from;
    List<Reply.EntryView> entries = new ArrayList<>();
    for (long index = first; index < Math.min(total, first + count); index++) {
      timeline.read(index).ifPresent(entry -> entries.add(entry(entry)));
    }
    return new Reply.Entries(total, entries);
  }

  Reply entryAt(long index) {
    return index < 0 || index >= timeline.position()
        ? notFound("there is no entry " + index + "; there are " + timeline.position())
        : timeline.read(index).<Reply>map(this::entry).orElseGet(() -> notFound("it is gone"));
  }

  private static Reply.Refused notFound(String line) {
    return new Reply.Refused("not-found", line);
  }

  Reply.EntryView entry(Entry entry) {
    int round = onlooker.roundOf(entry.index());
    if (entry instanceof Entry.Encountered encountered) {
      List<Seat> seats = encountered.spec().seats();
      List<Reply.SeatView> who = new ArrayList<>();
      for (int seat = 0; seat < seats.size(); seat++) {
        Seat place = seats.get(seat);
        who.add(
            new Reply.SeatView(
                place.agent(),
                place.persona(),
                cast.persona(place.persona()).adversary(),
                portrayal.mark(encountered, seat)));
      }
      List<Reply.Line> lines = new ArrayList<>();
      for (Portrayal.Line line : portrayal.lines(encountered)) {
        String altered = altered(encountered, lines.size());
        int agent = seats.get(line.seat()).agent();
        lines.add(new Reply.Line(agent, line.text(), line.move(), altered));
      }
      return new Reply.EntryView(
          entry.index(),
          "encounter",
          round,
          null,
          who,
          lines,
          portrayal.text(encountered),
          raw(entry));
    }
    Entry.Intervened intervened = (Entry.Intervened) entry;
    List<Reply.SeatView> reached =
        intervened.intervention().agents().stream().limit(MOST_SEATS).map(this::seat).toList();
    return new Reply.EntryView(
        entry.index(),
        EntryFormat.kind(intervened.intervention()),
        round,
        intervened.by(),
        reached,
        List.of(),
        Narration.text(intervened.intervention()),
        raw(entry));
  }

  /** What somebody heard instead of the answer of a turn, or null. */
  private String altered(Entry.Encountered encountered, int turn) {
    return encountered.altered().stream()
        .filter(message -> message.turn() == turn)
        .findFirst()
        .map(message -> Hearing.heard(run.scenario().plan().protocol(), encountered, message))
        .map(heard -> Portrayal.line(0, heard).text())
        .orElse(null);
  }

  private Reply.SeatView seat(int agent) {
    String persona = timeline.population().persona(agent);
    return new Reply.SeatView(
        agent, persona, cast.persona(persona).adversary(), onlooker.mark(agent));
  }

  private String raw(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = EntryFormat.generator(bytes)) {
      format.write(entry, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  Reply.AgentPage agents(int from, int most, String persona, boolean adversaries) {
    Population population = timeline.population();
    List<Reply.AgentRow> rows = new ArrayList<>();
    int total = 0;
    for (int agent = 0; agent < population.numbers(); agent++) {
      Persona who = cast.persona(population.persona(agent));
      if ((persona == null || persona.equals(who.name())) && (!adversaries || who.adversary())) {
        total++;
        if (agent >= from && rows.size() < most) {
          rows.add(row(agent));
        }
      }
    }
    return new Reply.AgentPage(total, rows);
  }

  Reply.AgentRow row(int agent) {
    Persona who = cast.persona(timeline.population().persona(agent));
    return new Reply.AgentRow(
        agent,
        who.name(),
        who.mind(),
        who.adversary(),
        timeline.population().contains(agent),
        onlooker.mark(agent),
        onlooker.encounters(agent));
  }

  /** The latest encounters of an agent, newest first, as far as predecessor links lead. */
  List<Reply.EntryView> latest(int agent, int most) {
    List<Reply.EntryView> found = new ArrayList<>();
    long index = timeline.lastJournaled(agent);
    while (index >= 0 && found.size() < most) {
      Optional<Entry> entry = timeline.read(index);
      if (entry.isEmpty()) {
        break;
      }
      found.add(entry(entry.get()));
      index =
          entry.get() instanceof Entry.Encountered encountered
              ? encountered.spec().seats().get(encountered.spec().seatOf(agent)).previous()
              : Recovery.previous(((Entry.Intervened) entry.get()).intervention(), agent);
    }
    return found;
  }

  Reply.Library library() {
    Library library = run.scenario().live().library();
    return new Reply.Library(
        library.kinds(), library.personas(), library.minds(), library.roles(), library.recovery());
  }

  Reply.Network network() {
    Population population = timeline.population();
    int numbers = Math.min(population.numbers(), Reply.Network.MOST);
    Map<String, Integer> personas = new LinkedHashMap<>();
    Map<String, Integer> marks = new LinkedHashMap<>();
    int[] persona = new int[numbers];
    int[] mark = new int[numbers];
    int[] encounters = new int[numbers];
    for (int agent = 0; agent < numbers; agent++) {
      persona[agent] =
          population.contains(agent) ? number(personas, population.persona(agent)) : -1;
      String shown = onlooker.mark(agent);
      mark[agent] = shown == null ? -1 : number(marks, shown);
      encounters[agent] = onlooker.encounters(agent);
    }
    int[] links = timeline.schedule().links(population);
    boolean fixed = links.length > 0;
    return new Reply.Network(
        population.numbers(),
        List.copyOf(personas.keySet()),
        personas.keySet().stream().map(name -> cast.persona(name).mind()).toList(),
        personas.keySet().stream().map(name -> cast.persona(name).adversary()).toList(),
        List.copyOf(marks.keySet()),
        persona,
        mark,
        encounters,
        among(numbers, fixed ? links : onlooker.recentPairs()),
        fixed,
        timeline.schedule().description());
  }

  /** Links between agents with small enough numbers. */
  private static int[] among(int numbers, int[] links) {
    int[] kept = new int[links.length];
    int count = 0;
    for (int i = 0; i + 1 < links.length; i += 2) {
      if (links[i] < numbers && links[i + 1] < numbers) {
        kept[count++] = links[i];
        kept[count++] = links[i + 1];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return numbers.computeIfAbsent(name, unknown -> numbers.size());
  }
}
