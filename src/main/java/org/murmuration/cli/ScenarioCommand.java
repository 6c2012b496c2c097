package org.murmuration.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.murmuration.design.Design;
import org.murmuration.scenario.Reference;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration scenario}: works on scenario files without running them. */
@Command(
    name = "scenario",
    description = "Works on scenario files without running them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ScenarioCommand.Check.class,
      ScenarioCommand.PrintDesign.class,
      ScenarioCommand.PrintReference.class
    })
final class ScenarioCommand extends CommandGroup {

  /** {@code murmuration scenario check}. */
  @Command(
      name = "check",
      description = "Reads scenario files, says what is wrong with them, or prints them in full.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files.")
    private List<Path> files;

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Overrides a key; may be repeated.")
    private List<String> overrides = List.of();

    @Option(
        names = "--resolved",
        description = "Print the scenario with every default written out.")
    private boolean resolved;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      for (Path file : files) {
        Scenario scenario = ScenarioFile.read(file, overrides);
        if (resolved) {
          System.out.println(ScenarioFile.render(scenario));
        } else if (!verbosity.isQuiet()) {
          System.out.println(
              file
                  + ": fine. "
                  + scenario.runs()
                  + " runs"
                  + BatchReport.inCells(scenario)
                  + " of "
                  + scenario.agents()
                  + " agents, "
                  + scenario.experiment()
                  + ", seed "
                  + scenario.seed());
        }
      }
      return 0;
    }
  }

  /** {@code murmuration scenario design}. */
  @Command(
      name = "design",
      description =
          "Prints the cells of a scenario's design, their seeds, and which effects cannot be told"
              + " apart.",
      mixinStandardHelpOptions = true)
  static final class PrintDesign implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A scenario file with a design.")
    private Path file;

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Overrides a key; may be repeated.")
    private List<String> overrides = List.of();

    @Override
    public Integer call() {
      Scenario scenario = ScenarioFile.read(file, overrides);
      Design design =
          scenario
              .design()
              .orElseThrow(
                  () ->
                      new InputError(
                          file
                              + ": has no design; give it one, such as design.factors {"
                              + " \"population.size\" = [50, 100] }"));
      DesignListing.lines(scenario, design).forEach(System.out::println);
      return 0;
    }
  }

  /** {@code murmuration scenario reference}. */
  @Command(
      name = "reference",
      description = "Prints every key of a scenario with its meaning and default, as Markdown.",
      mixinStandardHelpOptions = true)
  static final class PrintReference implements Callable<Integer> {

    @Override
    public Integer call() {
      System.out.print(Reference.markdown());
      return 0;
    }
  }
}
