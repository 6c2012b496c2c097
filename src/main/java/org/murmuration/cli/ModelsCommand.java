package org.murmuration.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.ModelCheck;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration models}: works on the models of a scenario. */
@Command(
    name = "models",
    description = "Works on the models of a scenario.",
    mixinStandardHelpOptions = true,
    subcommands = ModelsCommand.Check.class)
final class ModelsCommand extends CommandGroup {

  /** {@code murmuration models check}. */
  @Command(
      name = "check",
      description =
          "Makes one cheap call to the model of each mind of a scenario and says what works: the"
              + " form of answers, log-probabilities, the count of tokens, the time it takes.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  murmuration models check",
        "  murmuration models check gpt --scenario my-scenario.conf",
        "  murmuration models check --set minds.crowd.llm.provider=ollama --set"
            + " minds.crowd.llm.model=llama3.1"
      })
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Minds; without any, all.")
    private List<String> names = List.of();

    @Option(
        names = {"-s", "--scenario"},
        paramLabel = "FILE",
        defaultValue = "scenarios/naming-game-llm.conf",
        description = "Scenario whose minds are checked; without it ${DEFAULT-VALUE}.")
    private Path file;

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
      List<LlmMind> minds = chosen(scenario);
      boolean fine = true;
      try (Gateway gateway = Connections.gateway(node.config(), logs(), line -> {})) {
        gateway.connect(minds, node.prices(), scenario.budget());
        for (LlmMind mind : minds) {
          ModelCheck check = gateway.check(mind).join();
          print(System.out, check);
          fine &= check.problem() == null && check.schema();
        }
      }
      return fine ? 0 : CommandLine.ExitCode.SOFTWARE;
    }

    /** Where a model server that is started for the check writes its output. */
    private static Path logs() {
      return Path.of(System.getProperty("java.io.tmpdir"), "murmuration-models-check");
    }

    private List<LlmMind> chosen(Scenario scenario) {
      List<LlmMind> all = BatchCalls.models(scenario.cast().minds().values());
      List<String> known = all.stream().map(mind -> mind.settings().mind()).toList();
      if (all.isEmpty()) {
        throw new InputError(file + ": no mind of it is an LLM; name another --scenario");
      }
      List<LlmMind> chosen = new ArrayList<>();
      for (String name : names) {
        if (!known.contains(name)) {
          throw new InputError(
              name
                  + ": is no LLM mind of "
                  + file
                  + ", which has "
                  + String.join(", ", known)
                  + Nearest.suggestion(name, known));
        }
        chosen.add(all.get(known.indexOf(name)));
      }
      return chosen.isEmpty() ? all : chosen;
    }

    private static void print(PrintStream out, ModelCheck check) {
      out.println(
          check.mind().mind() + ": " + check.mind().provider() + ", " + check.mind().model());
      if (check.problem() != null) {
        out.println("  no answer: " + check.problem());
        return;
      }
      out.println("  served as          " + (check.served() == null ? "?" : check.served()));
      out.println("  answer in form     " + yes(check.schema()));
      out.println("  log-probabilities  " + yes(check.chances()));
      out.println("  tokens counted     " + usage(check.usage()));
      out.printf(Locale.ROOT, "  latency            %,d ms%n", check.millis());
    }

    private static String usage(Completion.Usage usage) {
      return usage == null
          ? "no"
          : "yes: %d in (%d cached), %d out"
              .formatted(usage.input(), usage.cached(), usage.output());
    }

    private static String yes(boolean works) {
      return works ? "yes" : "no";
    }
  }
}
