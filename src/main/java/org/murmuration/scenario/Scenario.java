package org.murmuration.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * @param runs how many runs, numbered from 0, each with a seed derived from {@code seed}
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
    Map<String, Path> files) {

  /** Reads interventions into its runs that are made while they go on. */
  public LiveInterventions live() {
    return new LiveInterventions(plan, cast);
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
        files);
  }
}
