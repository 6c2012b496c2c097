package org.murmuration.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.design.Cell;
import org.murmuration.design.Design;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.mind.llm.Budget;
import org.murmuration.schedule.SchedulePlan;

/**
 * A validated scenario: everything a run depends on but its seed. Equal resolved settings mean the
 * same history for the same seed.
 *
 * @param name short name, for folders
 * @param experiment name of the experiment
 * @param title one line for the report
 * @param seed seed of the batch
 * @param runs how many runs, numbered from 0, those of all cells of a design together
 * @param agents population size at the start
 * @param personas how many agents start with which persona; they add up to {@code agents}
 * @param cast all personas and minds, those of adversaries included
 * @param plan the experiment's rules and measures
 * @param schedule who meets whom
 * @param interventions in the order of the file
 * @param stop when a run ends
 * @param engine how it is carried out
 * @param budget what its calls may take
 * @param measures names of the measures to fold
 * @param resolved every setting with the value it has, defaults included
 * @param files files the scenario refers to, by the text that names them
 * @param variation how its runs differ
 */
public record Scenario(
    String name,
    String experiment,
    String title,
    long seed,
    int runs,
    int agents,
    List<PersonaShare> personas,
    Cast cast,
    Plan plan,
    SchedulePlan schedule,
    List<PlannedIntervention> interventions,
    StopRule stop,
    EngineSettings engine,
    Budget.Limits budget,
    List<String> measures,
    Map<String, Object> resolved,
    Map<String, Path> files,
    Variation variation) {

  /** A scenario whose runs differ by their seeds alone. */
  public Scenario(
      String name,
      String experiment,
      String title,
      long seed,
      int runs,
      int agents,
      List<PersonaShare> personas,
      Cast cast,
      Plan plan,
      SchedulePlan schedule,
      List<PlannedIntervention> interventions,
      StopRule stop,
      EngineSettings engine,
      Budget.Limits budget,
      List<String> measures,
      Map<String, Object> resolved,
      Map<String, Path> files) {
    this(
        name,
        experiment,
        title,
        seed,
        runs,
        agents,
        personas,
        cast,
        plan,
        schedule,
        interventions,
        stop,
        engine,
        budget,
        measures,
        resolved,
        files,
        Variation.NONE);
  }

  /** The design that its runs follow, if there is one. */
  public Optional<Design> design() {
    return variation.design();
  }

  /**
   * The scenario of a run, which is that of its cell where there is a design; runs take turns with
   * the cells.
   */
  public Scenario at(int run) {
    if (variation.cells().isEmpty()) {
      return this;
    }
    Cell cell = design().orElseThrow().cellOf(run);
    return variation.cells().get(cell.number()).varied(Variation.cell(cell.levels(), this));
  }

  /**
   * Which of the seeds derived from {@link #seed} a run has. Runs that differ by the levels of
   * factors alone share one, so that what chance decides is the same in all of them; every block
   * has its own.
   */
  public int draw(int run) {
    return design().map(known -> known.place(run).pairing()).orElse(run);
  }

  /** The levels of the factors in the scenario of a run; empty without a design. */
  public Map<String, String> cell() {
    return variation.cell();
  }

  /** The scenario of the batch, of which this may be one cell. */
  public Scenario whole() {
    return variation.whole() == null ? this : variation.whole();
  }

  /** Reads interventions into its runs that are made while they go on. */
  public LiveInterventions live() {
    return new LiveInterventions(plan, cast, agents);
  }

  /** The same scenario with another cast. */
  public Scenario with(Cast changed) {
    return new Scenario(
        name,
        experiment,
        title,
        seed,
        runs,
        agents,
        personas,
        changed,
        plan,
        schedule,
        interventions,
        stop,
        engine,
        budget,
        measures,
        resolved,
        files,
        variation);
  }

  Scenario varied(Variation other) {
    return new Scenario(
        name,
        experiment,
        title,
        seed,
        other.design().map(known -> known.runs(runs)).orElse(runs),
        agents,
        personas,
        cast,
        plan,
        schedule,
        interventions,
        stop,
        engine,
        budget,
        measures,
        resolved,
        files,
        other);
  }
}
