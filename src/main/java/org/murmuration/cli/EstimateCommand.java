package org.murmuration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.mind.llm.Estimates;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.Tally;
import org.murmuration.mind.policy.PolicyTableWriter;
import org.murmuration.model.Persona;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration policy estimate}: writes the policy of a live model as a table. */
@Command(
    name = "estimate",
    description =
        "Asks a model once for each memory state (and order of the options, or sample) and writes"
            + " what it would do as a policy table. Populations of any size then cost no further"
            + " call. Started again, it goes on from its record.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  murmuration policy estimate scenarios/naming-game-llm.conf --out gpt.csv \\",
      "    --set minds.crowd.llm.memoise.method=logprobs",
      "  murmuration policy analyse gpt.csv",
      "  murmuration run scenarios/group-size.conf --set minds.crowd.policy.file=gpt.csv"
    })
final class EstimateCommand implements Callable<Integer> {

  private static final String RUN = "run-000";

  @Parameters(paramLabel = "FILE", description = "Scenario with a memoised LLM mind.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description =
          "Table to write; without it <scenario>-policy.csv. Its calls are recorded in the folder"
              + " TABLE.calls.")
  private Path out;

  @Option(
      names = "--persona",
      paramLabel = "NAME",
      description = "Whose policy; without it that of the only persona with an LLM.")
  private String name;

  enum States {
    all,
    met
  }

  @Option(
      names = "--states",
      defaultValue = "all",
      description =
          "Which memory states: all that can be reached, or those met in a run of the scenario."
              + " Without it: ${DEFAULT-VALUE}.")
  private States states;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a key of the scenario; may be repeated.")
  private List<String> overrides = List.of();

  @Mixin private NodeOptions node;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    Scenario scenario = ScenarioFile.read(file, overrides);
    if (out == null) {
      out = Path.of(scenario.name() + "-policy.csv");
    }
    Persona persona = persona(scenario);
    LlmMind mind = (LlmMind) scenario.cast().mindOf(persona);
    if (mind.settings().memoise().isEmpty()) {
      throw mind.settings()
          .block()
          .error("memoise.method", "is off; it must be logprobs or samples to estimate a policy");
    }
    List<Situation> asked = states == States.all ? all(scenario, persona) : List.of();
    Path folder = Path.of(out + ".calls");
    Connections.check(scenario, node.config(), node.prices());
    try {
      Files.createDirectories(folder.resolve(RUN));
    } catch (IOException e) {
      throw JournalException.of("cannot make " + folder, e);
    }
    try (BatchCalls calls =
        BatchCalls.open(
            folder,
            Connections.gateway(node.config(), folder, System.err::println),
            scenario.cast().minds().values(),
            node.prices(),
            scenario.budget())) {
      Estimates estimates = calls.estimates(mind);
      boolean whole = estimate(scenario, estimates, calls, asked, folder);
      write(estimates, persona, calls, whole);
      return 0;
    }
  }

  private Persona persona(Scenario scenario) {
    List<Persona> candidates =
        scenario.cast().personas().values().stream()
            .filter(persona -> scenario.cast().mindOf(persona) instanceof LlmMind)
            .filter(persona -> name == null || persona.name().equals(name))
            .toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    throw new InputError(
        candidates.isEmpty()
            ? file + ": has no " + (name == null ? "persona" : "persona " + name) + " with an LLM"
            : "--persona: is missing; "
                + file
                + " has "
                + String.join(", ", candidates.stream().map(Persona::name).toList()));
  }

  private List<Situation> all(Scenario scenario, Persona persona) {
    return scenario
        .plan()
        .states(persona)
        .orElseThrow(
            () ->
                new InputError(
                    file + ": its memory states are too many to ask for all; use --states met"));
  }

  /** Estimates what is wanted; false if the budget was spent before. */
  private boolean estimate(
      Scenario scenario,
      Estimates estimates,
      BatchCalls calls,
      List<Situation> asked,
      Path folder) {
    if (states == States.met) {
      try (Calls own = calls.run(folder.resolve(RUN))) {
        RunSpec run =
            RunSpec.of(scenario, 0).with(scenario.cast().with(mind -> calls.bind(mind, own)));
        SequentialExecutor executor = new SequentialExecutor(run, run.unrecorded());
        return executor.run(progress -> {}, () -> false).reason() != EndReason.BUDGET_SPENT;
      }
    }
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (Situation situation : asked) {
      pending.add(estimates.chances(situation).toCompletableFuture());
    }
    try {
      CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof BudgetSpent) {
        return false;
      }
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private void write(Estimates estimates, Persona persona, BatchCalls calls, boolean whole) {
    var rows = EstimatedPolicies.tables(estimates).get(persona.name());
    Tally spent = calls.budget().spent();
    String took = "%,d calls, %,d tokens".formatted(spent.calls(), spent.tokens());
    if (rows == null) {
      System.err.println("murmuration: no state could be estimated; " + took);
      return;
    }
    PolicyTableWriter.write(out, EstimatedPolicies.options(estimates), rows);
    if (!verbosity.isQuiet()) {
      System.out.println(out + ": " + rows.size() + " memory states; " + took);
    }
    if (!whole) {
      System.err.println(
          "murmuration: the budget is spent ("
              + calls.budget().inWords()
              + "); the same command with a higher one goes on");
    }
  }
}
