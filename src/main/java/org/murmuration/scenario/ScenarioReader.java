package org.murmuration.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.murmuration.design.Design;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.mind.llm.Budget;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.scenario.EngineSettings.Executor;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.schedule.SchedulePlans;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/** Puts a {@link Scenario} together from its settings, checking all of it. */
final class ScenarioReader {

  static final int MOST_AGENTS = 10_000_000;

  private static final int MOST_IN_FLIGHT = 100_000;
  private static final int USUAL_IN_FLIGHT = 64;

  private final String name;
  private final Settings root;
  private final Map<String, Path> files;
  private final Set<String> columns = new LinkedHashSet<>();

  ScenarioReader(String name, Settings root, Map<String, Path> files) {
    this.name = name;
    this.root = root;
    this.files = files;
  }

  /** The design that the runs follow, if there is one. */
  Optional<Design> design() {
    return Design.read(root);
  }

  /** Columns of the measures of what was read. */
  Set<String> columns() {
    return columns;
  }

  /**
   * Refuses what the cells of a design cannot differ in, and what would differ by run beside it.
   *
   * @param measured columns of the measures of all cells
   */
  void checkCells(Design design, Scenario batch, List<Scenario> cells, Set<String> measured) {
    design.requireColumns(root, List.copyOf(measured));
    for (String shared : List.of("minds", "engine", "budget", "measures")) {
      for (Scenario cell : cells) {
        if (!Objects.equals(batch.resolved().get(shared), cell.resolved().get(shared))) {
          throw root.error(
              Design.BLOCK,
              "changes %s from cell to cell; all cells share them, so let a factor name the mind of a"
                      .formatted(shared)
                  + " persona, or another key");
        }
      }
    }
    for (PlannedIntervention planned : batch.interventions()) {
      if (planned.dose() instanceof Dose.ByRun) {
        throw root.error(
            Design.BLOCK,
            "stands beside an intervention with shares, one for each run; leave out one of the two, or"
                + " give the intervention one share");
      }
    }
  }

  Scenario read() {
    String experimentName = root.oneOf("experiment", Experiments.names());
    Experiment experiment = Experiments.named(experimentName).orElseThrow();
    Experiments.names().forEach(root::remember);
    root.remember("measures");
    root.remember("let");
    Plan plan = experiment.configure(root.child(experimentName));
    Settings population = root.child("population");
    int agents = population.count("size", 2, MOST_AGENTS);
    CastReader cast = new CastReader(root, population, plan, agents);
    List<PersonaShare> shares = cast.readPersonas();
    List<PlannedIntervention> interventions =
        new PlannedReader(new InterventionReader(plan, cast, agents), agents).readAll(root);
    SchedulePlan schedule = schedule(plan, experimentName);
    String title = root.text("title");
    Scenario draft =
        new Scenario(
            name,
            experimentName,
            title.isEmpty() ? name : title,
            root.whole("seed", 0, 1L << 53),
            root.count("runs", 1, 1_000_000),
            agents,
            shares,
            cast.cast(),
            plan,
            schedule,
            interventions,
            stop(),
            engine(agents, cast.cast()),
            Budget.Limits.read(root.child("budget")),
            List.of(),
            Map.of(),
            Map.of());
    return checked(draft);
  }

  /** Who meets whom, which belongs to the rules of some experiments. */
  private SchedulePlan schedule(Plan plan, String experiment) {
    if (plan.schedule().isEmpty()) {
      return SchedulePlans.read(root);
    }
    root.remember("schedule");
    if (root.has("schedule")) {
      throw root.error(
          "schedule",
          "is given, but who meets whom in %s is part of its rules; leave it out"
              .formatted(experiment));
    }
    return plan.schedule().get();
  }

  private Scenario checked(Scenario draft) {
    Startup startup = new Startup(draft);
    int group = startup.setting().schedule().groupSize();
    if (draft.plan().schedule().isEmpty() && group != draft.plan().participants()) {
      throw root.error(
          "schedule",
          "makes groups of %d, but %s is played by %d; they must be the same number"
              .formatted(group, draft.experiment(), draft.plan().participants()));
    }
    draft.plan().check(startup.setting());
    for (PlannedIntervention planned : draft.interventions()) {
      startup.checkCondition(planned, root);
    }
    List<String> measures = measures(draft, startup);
    root.rejectUnknown();
    return new Scenario(
        draft.name(),
        draft.experiment(),
        draft.title(),
        draft.seed(),
        draft.runs(),
        draft.agents(),
        draft.personas(),
        draft.cast(),
        draft.plan(),
        draft.schedule(),
        draft.interventions(),
        draft.stop(),
        draft.engine(),
        draft.budget(),
        measures,
        Collections.unmodifiableMap(root.resolved()),
        Collections.unmodifiableMap(files));
  }

  private List<String> measures(Scenario draft, Startup startup) {
    List<String> names =
        root.has("measures")
            ? root.texts("measures", 1)
            : draft.plan().defaultMeasures(draft.cast());
    List<String> known = draft.plan().measureNames();
    for (String measure : names) {
      if (!known.contains(measure)) {
        throw root.error(
            "measures",
            "names "
                + measure
                + "; it must name some of "
                + String.join(", ", known)
                + Nearest.suggestion(measure, known));
      }
      try {
        columns.addAll(draft.plan().measure(measure, startup.setting()).columns());
      } catch (InputError e) {
        throw root.error("measures", "names " + measure + ", but " + e.getMessage());
      }
    }
    root.resolve("measures", names);
    return names;
  }

  private StopRule stop() {
    Settings stop = root.child("stop");
    return new StopRule(
        stop.count("max-rounds", 1, Integer.MAX_VALUE),
        stop.flag("when-converged"),
        stop.count("after-converged", 0, Integer.MAX_VALUE));
  }

  /** Enough encounters that minds which make calls have as many under way as they may. */
  private static int inFlight(Cast cast) {
    int calls =
        cast.minds().values().stream()
            .filter(LlmMind.class::isInstance)
            .mapToInt(mind -> ((LlmMind) mind).settings().limits().concurrency())
            .sum();
    return Math.min(MOST_IN_FLIGHT, Math.max(USUAL_IN_FLIGHT, calls));
  }

  private EngineSettings engine(int agents, Cast cast) {
    Settings engine = root.child("engine");
    Executor executor =
        engine.oneOf("executor", List.of("actors", "sequential")).equals("actors")
            ? Executor.ACTORS
            : Executor.SEQUENTIAL;
    int asked = engine.count("in-flight", 0, MOST_IN_FLIGHT);
    int inFlight = asked > 0 ? asked : inFlight(cast);
    int lookAhead = engine.count("look-ahead", 0, 1 << 22);
    int population = Math.min(agents, MOST_IN_FLIGHT);
    int usual =
        cast.makesCalls()
            ? Math.min(2 * population, MOST_IN_FLIGHT)
            : Math.max(4 * inFlight, population);
    int chosen = lookAhead == 0 ? usual : lookAhead;
    return new EngineSettings(
        executor, inFlight, Math.max(chosen, 1), engine.count("runs-at-once", 0, 1024));
  }
}
