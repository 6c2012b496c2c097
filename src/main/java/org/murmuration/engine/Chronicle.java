package org.murmuration.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Condition;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.measure.Series;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;
import org.murmuration.schedule.Unfolding;

/**
 * What the journaled prefix says: a fold, in index order, of measures, conditions and rounds. Ends
 * the run when the stop rule holds.
 *
 * <p>A population round ends after as many encounters as the schedule counts for the population
 * present when it began, or when a schedule that unfolds says so; interventions do not count.
 */
final class Chronicle {

  private static final String CONVERGED = "converged";
  private static final List<String> OWN_COLUMNS = List.of("round", "encounters", "missing");

  /** What a question came to that did get its answer. */
  private static final String ANSWERED = "answered";

  private final Scenario scenario;
  private final Setting setting;
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Long> missing = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> answersByMind = new TreeMap<>();
  private final boolean countsByMind;
  private final boolean unfolds;
  private final List<String> columns;
  private final List<double[]> rows = new ArrayList<>();
  private final Condition converged;
  private long encounters;
  private long interventions;
  private int rounds;
  private int inRound;
  private int roundLength;
  private long missingInRound;
  private long sinceIntervention;
  private int roundOfIntervention;

  Chronicle(Scenario scenario, Setting setting) {
    this.scenario = scenario;
    this.setting = setting;
    unfolds = setting.schedule() instanceof Unfolding;
    countsByMind = scenario.cast().makesCalls();
    for (String name : scenario.measures()) {
      measures.add(scenario.plan().measure(name, setting));
    }
    columns =
        Stream.concat(OWN_COLUMNS.stream(), measures.stream().flatMap(m -> m.columns().stream()))
            .toList();
    boolean waits =
        scenario.stop().whenConverged()
            && scenario.plan().condition(CONVERGED, setting).isPresent();
    converged = waits ? condition(CONVERGED) : null;
  }

  /** The condition of that name, folded from the beginning on; ask before the first entry. */
  Condition condition(String name) {
    return conditions.computeIfAbsent(
        name,
        n ->
            scenario
                .plan()
                .condition(n, setting)
                .orElseThrow(() -> new IllegalArgumentException("no condition " + n)));
  }

  /** Takes the next encounter. */
  void observe(Entry.Encountered encountered, Population population) {
    if (inRound == 0) {
      roundLength = setting.schedule().encountersPerRound(population);
    }
    encounters++;
    inRound++;
    sinceIntervention++;
    List<Answer> answers = encountered.outcome().answers();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Answer.Missing gap) {
        missing.merge(gap.reason().word(), 1L, Long::sum);
        missingInRound++;
      }
    }
    if (countsByMind) {
      countByMind(encountered);
    }
    for (int i = 0; i < measures.size(); i++) {
      measures.get(i).observe(encountered);
    }
    if (!conditions.isEmpty()) {
      conditions.values().forEach(c -> c.observe(encountered));
    }
    if (!unfolds && inRound >= roundLength) {
      endRound();
    }
  }

  /** Counts what became of the questions to minds that make calls. */
  private void countByMind(Entry.Encountered encountered) {
    List<Seat> seats = encountered.spec().seats();
    List<Answer> answers = encountered.outcome().answers();
    for (int i = 0; i < answers.size(); i++) {
      int seat = encountered.outcome().seatOf(i, seats.size());
      Persona persona = scenario.cast().persona(seats.get(seat).persona());
      if (scenario.cast().mindOf(persona).makesCalls()) {
        String what = answers.get(i) instanceof Answer.Missing gap ? gap.reason().word() : ANSWERED;
        answersByMind
            .computeIfAbsent(persona.mind(), mind -> new TreeMap<>())
            .merge(what, 1L, Long::sum);
      }
    }
  }

  /** Takes the next intervention; {@code population} is the one after it. */
  void observe(Entry.Intervened intervened, Population population) {
    interventions++;
    sinceIntervention = 0;
    roundOfIntervention = rounds;
    measures.forEach(m -> m.observe(intervened, population));
    conditions.values().forEach(c -> c.observe(intervened, population));
  }

  /** Why the run is over, or null while it is not. */
  EndReason end(boolean interventionsToCome, Population population) {
    if (!interventionsToCome) {
      if (converged != null && converged.holds()) {
        return EndReason.CONVERGED;
      }
      if (interventions > 0 && isLongAfterIntervention(population)) {
        return EndReason.AFTER_INTERVENTION;
      }
    }
    return rounds >= scenario.stop().maxRounds() ? EndReason.MAX_ROUNDS : null;
  }

  private boolean isLongAfterIntervention(Population population) {
    if (unfolds) {
      return rounds - roundOfIntervention >= scenario.stop().afterIntervention();
    }
    int perRound = setting.schedule().encountersPerRound(population);
    return perRound > 0
        && sinceIntervention >= (long) scenario.stop().afterIntervention() * perRound;
  }

  /** Closes the round that was under way when the run ended. */
  void close() {
    if (inRound > 0) {
      endRound();
    }
  }

  /** Whether anything was observed since the last round ended. */
  boolean isInRound() {
    return inRound > 0;
  }

  /** Ends the round under way. A schedule that unfolds says when; others have a fixed length. */
  void endRound() {
    double[] row = new double[columns.size()];
    row[0] = rounds++;
    row[1] = inRound;
    row[2] = missingInRound;
    int at = OWN_COLUMNS.size();
    for (Measure measure : measures) {
      double[] values = measure.values();
      System.arraycopy(values, 0, row, at, values.length);
      at += values.length;
      measure.startRound();
    }
    rows.add(row);
    inRound = 0;
    missingInRound = 0;
  }

  long encounters() {
    return encounters;
  }

  int rounds() {
    return rounds;
  }

  List<String> columns() {
    return columns;
  }

  /** Encounters until so many rounds have ended, the one under way being the first. */
  long encountersTo(int ends, Population population) {
    long perRound = setting.schedule().encountersPerRound(population);
    return roundLength(population) - inRound + (ends - 1) * perRound;
  }

  /** How many encounters the round under way has, or the next one would have. */
  int roundLength(Population population) {
    return inRound == 0 ? setting.schedule().encountersPerRound(population) : roundLength;
  }

  /** Missing answers so far by reason. */
  Map<String, Long> missing() {
    return new TreeMap<>(missing);
  }

  /** Values of the rounds from one on that have ended. */
  List<double[]> rowsFrom(int round) {
    return List.copyOf(rows.subList(Math.min(Math.max(round, 0), rows.size()), rows.size()));
  }

  /** Values of the last round that ended, or null before the first one did. */
  double[] latest() {
    return rows.isEmpty() ? null : Arrays.copyOf(rows.get(rows.size() - 1), columns.size());
  }

  /** What the measures show of the run as far as it is. */
  List<Figure> panels() {
    return measures.stream().flatMap(measure -> measure.panels().stream()).toList();
  }

  Series series() {
    return new Series(columns, List.copyOf(rows));
  }

  /** Final figures: the engine's own counts and those of all measures. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("encounters", encounters);
    figures.put("interventions", interventions);
    figures.put("rounds", rounds);
    figures.put("missing", missing());
    if (countsByMind) {
      Map<String, Object> byMind = new TreeMap<>();
      answersByMind.forEach((mind, counts) -> byMind.put(mind, new TreeMap<>(counts)));
      figures.put("answers", byMind);
    }
    measures.forEach(m -> figures.putAll(m.figures()));
    return figures;
  }
}
