package org.murmuration.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Setting;
import org.murmuration.intervention.InterventionException;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.Journal;
import org.murmuration.measure.Condition;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Series;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Schedule;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * The one place that decides what happens in which order: draws encounters, knows which may go out,
 * puts outcomes in order, journals them, folds measures, applies interventions and the stop rule.
 * Pure but for the journal it appends to; both executors are shells around it. Not thread-safe.
 *
 * <p><b>Order.</b> Entries are numbered as they are drawn. An encounter may go out when the
 * previous encounter of each participant is done; it is journaled when all before it are. What is
 * journaled is therefore the same for any number in flight.
 *
 * <p><b>Interventions.</b> An intervention takes the next index once everything before it is
 * journaled. One that waits for a condition holds drawing back to where the condition could first
 * become true ({@link Condition#earliest()}), so it lands exactly behind the entry that made it
 * true. What ends an intervention with a {@link org.murmuration.model.Term term} is an intervention
 * of its own, by {@code recovery}.
 *
 * <p><b>End.</b> The stop rule sees the journaled prefix only. Encounters drawn beyond the end are
 * dropped.
 */
public final class Timeline {

  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final RunSpec run;
  private final Scenario scenario;
  private final Schedule schedule;
  private final Unfolding unfolding;
  private final Roster roster;
  private final Journal journal;
  private final Consumer<Entry> onEntry;
  private final Onlooker onlooker;
  private final Frontier frontier;
  private final Chronicle chronicle;
  private final Hearing hearing;
  private final Told told = new Told();
  private final List<PlannedIntervention> toCome;
  private final ArrayDeque<PlannedIntervention> due = new ArrayDeque<>();
  private final ArrayDeque<Wish> wishes = new ArrayDeque<>();
  private final ArrayDeque<Entry.Intervened> repeated = new ArrayDeque<>();
  private int inFlight;
  private long limit = NO_LIMIT;
  private int roundLimit = Integer.MAX_VALUE;
  private Wave wave;
  private int meeting;
  private int meetings;
  private int roundsDrawn;
  private int drawnInRound;
  private int drawnRoundLength;
  private Entry latest;
  private EndReason end;

  /**
   * A timeline that begins, or goes on, where the journal ends.
   *
   * @param onEntry called for each entry in order as it becomes part of the history, those already
   *     in the journal included
   * @throws RunFailure if the journal does not belong to this scenario and seed
   */
  public Timeline(
      RunSpec run, int inFlight, int lookAhead, Journal journal, Consumer<Entry> onEntry) {
    this(run, inFlight, lookAhead, journal, onEntry, null);
  }

  /**
   * The same, watched.
   *
   * @param onlooker sees every entry in order, those already in the journal included; null: nobody
   */
  Timeline(
      RunSpec run,
      int inFlight,
      int lookAhead,
      Journal journal,
      Consumer<Entry> onEntry,
      Onlooker onlooker) {
    this.run = run;
    this.scenario = run.scenario();
    this.roster = Roster.of(scenario, run.seed());
    Setting setting =
        new Setting(scenario.cast(), scenario.schedule().draw(run.seed(), roster), roster);
    this.schedule = setting.schedule();
    this.unfolding = schedule instanceof Unfolding unfolds ? unfolds : null;
    this.hearing = new Hearing(scenario.plan().protocol(), run.seed());
    this.journal = journal;
    this.onEntry = onEntry;
    this.onlooker = onlooker;
    this.inFlight = inFlight;
    this.frontier = new Frontier(lookAhead);
    this.chronicle = new Chronicle(scenario, setting);
    this.toCome = new ArrayList<>();
    scenario.interventions().forEach(planned -> toCome.add(planned.in(run.run())));
    toCome.removeIf(planned -> planned.dose().isNone());
    toCome.forEach(
        planned -> {
          if (planned.onset() instanceof Onset.When when) {
            chronicle.condition(when.condition());
          }
        });
    restore();
  }

  /** The next encounter that may go out now, or null if none may. */
  public EncounterSpec next() {
    while (end == null && frontier.inFlight() < inFlight) {
      EncounterSpec ready = frontier.dispatch(reach());
      if (ready != null) {
        return ready;
      }
      if (!draw()) {
        return null;
      }
    }
    return null;
  }

  /**
   * Takes the outcome of an encounter that went out. A second one for the same index is ignored.
   */
  public void complete(long index, Outcome outcome) {
    if (end != null || !frontier.complete(index, outcome)) {
      return;
    }
    while (end == null && frontier.firstIsDone()) {
      Entry.Encountered entry = encountered(frontier.firstSpec(), frontier.firstOutcome());
      record(entry);
      frontier.advance();
      if (unfolding != null) {
        unfolding.observe(entry);
      }
      chronicle.observe(entry, roster);
      settle();
    }
  }

  /** First index that may not go out. What an intervention has to wait for goes out. */
  private long reach() {
    return wishes.isEmpty() ? limit : Math.max(limit, frontier.next());
  }

  /**
   * Has an intervention take place at the next undrawn index, once all before it is journaled, also
   * if the run is paused.
   */
  void intervene(Wish wish) {
    if (end == null) {
      wishes.add(wish);
    } else {
      wish.refused().accept("the run is over");
    }
  }

  /**
   * Has interventions that were made live in a recorded history take place again, each at its
   * index. They lie beyond what is drawn.
   *
   * @param entries in index order
   */
  void repeat(List<Entry.Intervened> entries) {
    repeated.addAll(entries);
  }

  /** The agents an intervention would reach if it took place now. */
  Intervention preview(PlannedIntervention planned) {
    return resolve(planned, frontier.next());
  }

  /** Lets nothing go out any more but what an encounter that did go out has to be journaled for. */
  void pause() {
    limit = reached();
    roundLimit = Integer.MAX_VALUE;
  }

  /** Goes on after a pause. */
  void proceed() {
    limit = NO_LIMIT;
    roundLimit = Integer.MAX_VALUE;
  }

  /** Goes on, and pauses after so many further encounters. */
  void step(long encounters) {
    pause();
    limit = encounters > NO_LIMIT - limit ? NO_LIMIT : limit + encounters;
  }

  /** Goes on, and pauses at the end of so many rounds, the one under way being the first. */
  void stepRounds(int rounds) {
    if (unfolding != null) {
      proceed();
      roundLimit =
          rounds > Integer.MAX_VALUE - roundsDrawn ? Integer.MAX_VALUE : roundsDrawn + rounds;
      return;
    }
    step(Math.max(0, frontier.first() + chronicle.encountersTo(rounds, roster) - reached()));
  }

  private long reached() {
    return Math.max(frontier.first(), frontier.farthestOut() + 1);
  }

  /** Whether it is paused and everything that went out is journaled. */
  boolean isPaused() {
    return limit != NO_LIMIT && frontier.first() >= limit && wishes.isEmpty();
  }

  /** Lets at most so many encounters be under way from now on. */
  void inFlight(int most) {
    inFlight = most;
  }

  /** How many encounters may be under way. */
  int mostInFlight() {
    return inFlight;
  }

  /** Ends the run now; what is journaled stays, and the run can be resumed. */
  public void stop(EndReason why) {
    if (end == null) {
      finish(why);
    }
  }

  /** Why the run is over, or empty while it goes on. */
  public Optional<EndReason> end() {
    return Optional.ofNullable(end);
  }

  /** The entry at an index, journaled or done and waiting for its turn. */
  public Optional<Entry> read(long index) {
    Outcome outcome = frontier.outcome(index);
    if (outcome != null) {
      return Optional.of(encountered(frontier.spec(index), outcome));
    }
    return index < frontier.first() ? journal.read(index) : Optional.empty();
  }

  private Entry.Encountered encountered(EncounterSpec spec, Outcome outcome) {
    return spec.tampering().isEmpty()
        ? new Entry.Encountered(spec, outcome)
        : new Entry.Encountered(spec, outcome, hearing.altered(spec, outcome.answers()));
  }

  /** What an agent remembers after an entry that concerned it, or {@link Memory#NOTHING}. */
  Memory recall(Rules rules, int agent, long upTo) {
    return Recovery.recall(
        rules.protocol(), rules.memory(), agent, upTo, this::read, told.by(upTo, agent));
  }

  /**
   * What those personas in an encounter are made of that the scenario does not have; null if it has
   * all.
   */
  List<String> definitions(EncounterSpec spec) {
    List<String> definitions = null;
    for (int seat = 0; seat < spec.seats().size(); seat++) {
      String definition = scenario.cast().definition(spec.seats().get(seat).persona());
      if (definition != null) {
        definitions = definitions == null ? new ArrayList<>() : definitions;
        definitions.add(definition);
      }
    }
    return definitions;
  }

  /** The order of an encounter that is drawn and not journaled, else null. */
  EncounterSpec underWay(long index) {
    return frontier.spec(index);
  }

  /** Calls for each encounter that is out, in index order. */
  public void forEachInFlight(Consumer<EncounterSpec> action) {
    frontier.forEachInFlight(action);
  }

  /** How many encounters are out. */
  public int inFlight() {
    return frontier.inFlight();
  }

  /** How many entries are journaled. */
  public long position() {
    return frontier.first();
  }

  /** How many encounters are journaled. */
  public long encounters() {
    return chronicle.encounters();
  }

  /** How many rounds are complete. */
  public int rounds() {
    return chronicle.rounds();
  }

  /** Columns of {@link #latest()} and {@link #series()}. */
  public List<String> columns() {
    return chronicle.columns();
  }

  /** Values of the latest complete round, or null before the first. */
  public double[] latest() {
    return chronicle.latest();
  }

  /** Values by round. */
  public Series series() {
    return chronicle.series();
  }

  /** Values of the rounds from one on that are complete. */
  List<double[]> rowsFrom(int round) {
    return chronicle.rowsFrom(round);
  }

  /** What the measures show of the journaled prefix. */
  List<Figure> panels() {
    return chronicle.panels();
  }

  /** Missing answers so far by reason. */
  Map<String, Long> missing() {
    return chronicle.missing();
  }

  /** How many encounters the round under way has. */
  int roundLength() {
    return chronicle.roundLength(roster);
  }

  /** Who is present, as far as the history is drawn. */
  Population population() {
    return roster;
  }

  /** Who meets whom. */
  Schedule schedule() {
    return schedule;
  }

  /** Index of the last journaled entry that concerned an agent, or {@link Memory#NOTHING}. */
  long lastJournaled(int agent) {
    long index = roster.last(agent);
    while (index >= frontier.first()) {
      EncounterSpec spec = frontier.spec(index);
      index = spec.seats().get(spec.seatOf(agent)).previous();
    }
    return index;
  }

  /** Final figures. */
  public Map<String, Object> figures() {
    return chronicle.figures();
  }

  private boolean draw() {
    long index = frontier.next();
    if (unfolding != null && roundEnds()) {
      return false;
    }
    if (index - frontier.first() >= frontier.lookAhead()
        || roundsDrawn >= scenario.stop().maxRounds()) {
      return false;
    }
    if (frontier.first() < index) {
      return !mustWait(index) && index < limit && drawEncounter(index);
    }
    return drawIntervention(index) || index < limit && (drawBranch(index) || drawEncounter(index));
  }

  /** Has the rules take agents back, if they do so before the next phase. */
  private boolean drawBranch(long index) {
    Intervention.Branch branch =
        unfolding != null && meeting == meetings ? unfolding.branch() : null;
    if (branch == null) {
      return false;
    }
    intervene(new Entry.Intervened(index, Entry.RULES, branch));
    return true;
  }

  /** Closes the round under way if what was observed completes it; whether the run ends with it. */
  private boolean roundEnds() {
    while (meeting < meetings && !allPresent(agents(meeting))) {
      meeting++;
    }
    boolean phaseIsOver = meeting == meetings && frontier.first() == frontier.next();
    if (phaseIsOver && chronicle.isInRound() && unfolding.roundIsOver()) {
      chronicle.endRound();
      roundsDrawn++;
      if (roundsDrawn >= roundLimit) {
        pause();
      }
      settle();
    }
    return end != null;
  }

  /** Whether an intervention has to come, or may have to, before what is drawn at an index. */
  private boolean mustWait(long index) {
    if (!due.isEmpty() || !wishes.isEmpty() || isRepeated(index)) {
      return true;
    }
    for (PlannedIntervention planned : toCome) {
      if (isDue(planned.onset(), index)) {
        return true;
      }
    }
    return index >= horizon();
  }

  /**
   * Draws the next intervention that is due; everything before is journaled, so that all which are
   * due are known and keep the order of the scenario.
   */
  private boolean drawIntervention(long index) {
    toCome.removeIf(planned -> isDue(planned.onset(), index) && due.add(planned));
    due.removeIf(planned -> planned.reachesNobody(roster));
    if (!due.isEmpty()) {
      PlannedIntervention planned = due.poll();
      String by = planned.isRecovery() ? Entry.RECOVERY : Entry.SCENARIO;
      intervene(new Entry.Intervened(index, by, resolveOrFail(planned, index), planned.term()));
      return true;
    }
    if (isRepeated(index)) {
      define(repeated.peek().intervention());
      intervene(repeated.poll());
      return true;
    }
    return !wishes.isEmpty() && grant(wishes.poll(), index);
  }

  private boolean isRepeated(long index) {
    return !repeated.isEmpty() && repeated.peek().index() <= index;
  }

  /** Whether a wish took place; if it cannot, the run goes on without it. */
  private boolean grant(Wish wish, long index) {
    Entry.Intervened entry;
    try {
      PlannedIntervention planned = wish.planned();
      entry = new Entry.Intervened(index, wish.by(), resolve(planned, index), planned.term());
    } catch (InterventionException e) {
      wish.refused().accept(e.getMessage());
      return !wishes.isEmpty() && grant(wishes.poll(), index);
    }
    intervene(entry);
    wish.done().accept(entry);
    return true;
  }

  private boolean isDue(Onset onset, long index) {
    if (onset instanceof Onset.AtIndex at) {
      return index >= at.index();
    }
    if (onset instanceof Onset.AtRound at) {
      return roundsDrawn >= at.round();
    }
    return frontier.first() == index
        && chronicle.condition(((Onset.When) onset).condition()).holds();
  }

  /** First index that must not be drawn yet because an intervention may have to come before it. */
  private long horizon() {
    long horizon = Long.MAX_VALUE;
    for (PlannedIntervention planned : toCome) {
      if (planned.onset() instanceof Onset.When when) {
        Condition condition = chronicle.condition(when.condition());
        horizon = Math.min(horizon, frontier.first() + condition.earliest());
      }
    }
    return horizon;
  }

  private Intervention resolve(PlannedIntervention planned, long index) {
    RandomStream random = RandomStream.of(run.seed(), RandomStream.Purpose.PLACEMENT, index, 0, 0);
    return planned.resolve(
        roster, schedule, name -> scenario.cast().persona(name).adversary(), random);
  }

  private Intervention resolveOrFail(PlannedIntervention planned, long index) {
    try {
      return resolve(planned, index);
    } catch (InterventionException e) {
      throw new RunFailure(
          "the intervention at index " + index + " cannot be carried out: " + e.getMessage(), e);
    }
  }

  private void intervene(Entry.Intervened entry) {
    roster.apply(entry.intervention(), entry.index());
    told.observe(entry);
    toCome.addAll(PlannedIntervention.recoveries(entry, roundsDrawn));
    record(entry);
    frontier.skip();
    if (limit != NO_LIMIT) {
      limit = Math.max(limit + 1, frontier.next());
    }
    if (unfolding != null) {
      unfolding.observe(entry, roster);
    }
    chronicle.observe(entry, roster);
    settle();
  }

  private boolean drawEncounter(long index) {
    int[] agents = nextMeeting(index);
    if (agents == null) {
      if (frontier.first() == index && end == null) {
        finishWithoutMeeting();
      }
      return false;
    }
    if (drawnInRound == 0 && unfolding == null) {
      drawnRoundLength = schedule.encountersPerRound(roster);
    }
    List<Seat> seats = seats(agents, index);
    EncounterSpec spec =
        new EncounterSpec(index, seats, roster.tampering(seats), wave.occasion(meeting - 1));
    frontier.add(spec);
    if (roster.isContagious()) {
      Spread.apply(spec, roster, scenario.cast(), run.seed());
    }
    if (unfolding == null && ++drawnInRound >= drawnRoundLength) {
      drawnInRound = 0;
      roundsDrawn++;
    }
    return true;
  }

  private void finishWithoutMeeting() {
    boolean isThrough = unfolding != null && roster.size() >= schedule.groupSize();
    finish(isThrough ? EndReason.COMPLETE : EndReason.NOBODY_MEETS);
  }

  /**
   * Ends a run that is only looked at, if no meeting is left; else it goes on where nobody sees it.
   * Appends nothing.
   */
  void endHere() {
    boolean isStill = end == null && frontier.first() == frontier.next() && due.isEmpty();
    if (isStill
        && (unfolding == null || unfolding.branch() == null)
        && nextMeeting(frontier.next()) == null) {
      finishWithoutMeeting();
    }
    stop(EndReason.STOPPED);
  }

  private List<Seat> seats(int[] agents, long index) {
    if (agents.length == 2) {
      return List.of(seat(agents[0], index), seat(agents[1], index));
    }
    Seat[] seats = new Seat[agents.length];
    for (int i = 0; i < agents.length; i++) {
      seats[i] = seat(agents[i], index);
    }
    return List.of(seats);
  }

  private Seat seat(int agent, long index) {
    Seat seat = new Seat(agent, roster.persona(agent), roster.last(agent));
    roster.concern(agent, index);
    return seat;
  }

  /** The agents of the next meeting that can take place, or null if there is none now. */
  private int[] nextMeeting(long index) {
    while (true) {
      if (meeting == meetings) {
        if (unfolding != null && frontier.first() < index) {
          return null;
        }
        wave = schedule.next(new History(run.seed(), index, roster));
        meeting = 0;
        meetings = wave.meetings();
        if (meetings == 0) {
          return null;
        }
      }
      int[] agents = agents(meeting++);
      if (meetings == 1 || allPresent(agents)) {
        return agents;
      }
    }
  }

  private int[] agents(int which) {
    int from = which * wave.groupSize();
    return meetings == 1
        ? wave.agents()
        : Arrays.copyOfRange(wave.agents(), from, from + wave.groupSize());
  }

  private boolean allPresent(int[] agents) {
    for (int agent : agents) {
      if (roster.version() > 0 && !roster.contains(agent)) {
        return false;
      }
    }
    return true;
  }

  private void record(Entry entry) {
    if (entry.index() >= journal.size()) {
      journal.append(entry);
    }
    latest = entry;
    onEntry.accept(entry);
    if (onlooker != null) {
      onlooker.observe(entry, chronicle.rounds());
    }
  }

  private void settle() {
    EndReason reason = chronicle.end(!toCome.isEmpty() || !due.isEmpty(), roster);
    if (reason != null) {
      finish(reason);
    }
  }

  private void finish(EndReason reason) {
    end = reason;
    chronicle.close();
    wishes.forEach(wish -> wish.refused().accept("the run is over"));
    wishes.clear();
  }

  private void restore() {
    if (journal.size() == 0) {
      return;
    }
    for (Iterator<Entry> entries = journal.entries(); entries.hasNext(); ) {
      Entry recorded = entries.next();
      if (end != null) {
        throw foreign(recorded.index());
      }
      if (recorded instanceof Entry.Intervened intervened) {
        if (intervened.isLive()) {
          repeated.add(intervened);
        }
        if (!draw() || !recorded.equals(latest)) {
          throw foreign(recorded.index());
        }
      } else if (recorded instanceof Entry.Encountered encountered) {
        if (!draw() || !encountered.spec().equals(frontier.dispatch(NO_LIMIT))) {
          throw foreign(recorded.index());
        }
        complete(recorded.index(), encountered.outcome());
      }
    }
    if (unfolding != null && end == null) {
      roundEnds();
    }
  }

  /** Makes the persona of a recorded intervention known, if the scenario does not have it. */
  private void define(Intervention intervention) {
    if (intervention instanceof Intervention.Convert convert && convert.definition() != null) {
      scenario.live().define(convert.definition());
    } else if (intervention instanceof Intervention.Join join && join.definition() != null) {
      scenario.live().define(join.definition());
    }
  }

  private RunFailure foreign(long index) {
    return new RunFailure(
        "entry "
            + index
            + " of the journal is not what this scenario and seed give; it belongs to another run or version");
  }
}
