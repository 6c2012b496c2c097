package org.murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.murmuration.cli.policy.AnalysisJson;
import org.murmuration.cli.policy.AnalysisText;
import org.murmuration.cli.policy.PolicyOptions;
import org.murmuration.mind.policy.analysis.PolicyAnalysis;
import org.murmuration.mind.policy.analysis.Responses;
import org.murmuration.mind.policy.analysis.SimulatedPopulation;
import org.murmuration.mind.policy.analysis.SizeForecast;
import org.murmuration.mind.policy.analysis.StateSpace;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration policy}: works on policies without running a scenario. */
@Command(
    name = "policy",
    description = "Works on policies without running a scenario.",
    mixinStandardHelpOptions = true,
    subcommands = {EstimateCommand.class, PolicyCommand.Analyse.class})
final class PolicyCommand extends CommandGroup {

  /** {@code murmuration policy analyse}. */
  @Command(
      name = "analyse",
      description =
          "Says what a policy implies for populations of any size: on which names they settle, which"
              + " of them are stable, and how the collective bias grows with the number of agents.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "What is worked out, and how: docs/policy-analysis.md.",
        "",
        "Examples:",
        "  murmuration policy analyse claude",
        "  murmuration policy analyse my-table.csv --fallback uniform --json my-table.json",
        "  murmuration policy analyse --fitted llama3 --names Q,M,X --memory 3 --sizes 24,1000"
      })
  static final class Analyse implements Callable<Integer> {

    private static final int MOST_AGENTS = 1_000_000;

    @Mixin private PolicyOptions options;

    @Option(
        names = "--sizes",
        paramLabel = "N",
        split = ",",
        defaultValue = "2,4,8,16,24,32,64,128,256,512,1024,2048,4096,10000",
        description = "Sizes of the populations to simulate (default: 2,4,8,16,24,32,64 … 10000).")
    private List<Integer> sizes;

    @Option(
        names = "--runs",
        paramLabel = "N",
        defaultValue = "200",
        description = "Populations of each size; 0 simulates none (default: 200).")
    private int runs;

    @Option(
        names = "--success",
        paramLabel = "SHARE",
        defaultValue = "0.98",
        description =
            "A population has settled once this share of its last three rounds succeeded"
                + " (default: 0.98).")
    private double success;

    @Option(
        names = "--max-rounds",
        paramLabel = "N",
        defaultValue = "1000",
        description = "Rounds after which a population is cut off (default: 1000).")
    private int rounds;

    @Option(
        names = "--seed",
        paramLabel = "SEED",
        defaultValue = "1",
        description = "Seed of the simulations and of the search (default: 1).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file.")
    private Path json;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      check();
      PolicyOptions.Chosen chosen = options.chosen();
      StateSpace states = states(chosen);
      PolicyAnalysis analysis = PolicyAnalysis.of(Responses.of(chosen.policy(), states), seed);
      AnalysisText text = new AnalysisText(analysis);
      say(text.theory(chosen.title()));
      List<SizeForecast> forecasts = simulate(analysis.responses(), text);
      if (json != null) {
        new AnalysisJson(analysis).write(json, chosen.title(), seed, forecasts);
      }
      return 0;
    }

    private static StateSpace states(PolicyOptions.Chosen chosen) {
      try {
        return new StateSpace(chosen.names(), chosen.memory());
      } catch (InputError e) {
        throw InputError.at("--memory", e.getMessage());
      }
    }

    /** Each row is said as soon as it is known: noisy policies take minutes. */
    private List<SizeForecast> simulate(Responses responses, AnalysisText text) {
      List<SizeForecast> forecasts = new ArrayList<>();
      if (runs == 0) {
        return forecasts;
      }
      for (int agents : sizes) {
        SimulatedPopulation population =
            new SimulatedPopulation(responses, agents, success, rounds);
        if (forecasts.isEmpty()) {
          say(text.sizes(population, runs));
        }
        SizeForecast forecast = SizeForecast.of(population, runs, seed);
        forecasts.add(forecast);
        say(text.size(forecast));
      }
      say(text.limit());
      return forecasts;
    }

    private void say(String lines) {
      if (!verbosity.isQuiet()) {
        System.out.print(lines);
        System.out.flush();
      }
    }

    private void check() {
      for (int agents : sizes) {
        if (agents < 2 || agents > MOST_AGENTS) {
          throw new InputError("--sizes: names " + agents + "; it must be from 2 to 1,000,000");
        }
      }
      if (runs < 0) {
        throw new InputError("--runs: is " + runs + "; it must be 0 or more");
      }
      if (!(success > 0 && success <= 1)) {
        throw new InputError("--success: is " + success + "; it must be above 0 and at most 1");
      }
      if (rounds < 1) {
        throw new InputError("--max-rounds: is " + rounds + "; it must be 1 or more");
      }
    }
  }
}
