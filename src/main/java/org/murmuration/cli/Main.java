package org.murmuration.cli;

import java.util.concurrent.CompletionException;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.llm.CallFailure;
import org.murmuration.settings.InputError;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;

/**
 * The command {@code murmuration}. Exits with 0, with 2 for usage and input that cannot be used,
 * with 1 for a run that failed; an error is one line, with a stack trace only if asked for.
 */
@Command(
    name = "murmuration",
    description = "Runs experiments on collectives of LLM agents.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      OpenCommand.class,
      SteerCommands.Pause.class,
      SteerCommands.Proceed.class,
      SteerCommands.Step.class,
      SteerCommands.Stop.class,
      InjectCommand.class,
      InterviewCommand.class,
      ClusterCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      ScenarioCommand.class,
      ModelsCommand.class,
      PolicyCommand.class,
      BenchCommand.class,
      NodeCommand.class,
      HelperCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Begin with:",
      "  murmuration run scenarios/naming-game.conf",
      "",
      "Every key of a scenario: docs/scenario-reference.md. Completion for bash and zsh:",
      "  source <(murmuration generate-completion)"
    })
public final class Main {

  private static final int HELP_WIDTH = 100;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs a command line and returns its exit code. */
  static int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** All commands, with the way errors are told. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(MeasureCommand.commandLine());
    line.setParameterExceptionHandler(Main::usage);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    return line;
  }

  private static int usage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("murmuration: " + oneLine(e.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName(" ") + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command) {
    boolean wrapped = e instanceof CompletionException || e instanceof Unfinished;
    Throwable cause = wrapped && e.getCause() != null ? e.getCause() : e;
    boolean verbose = Verbosity.isOn(command.getCommandSpec());
    boolean known =
        cause instanceof InputError
            || cause instanceof RunFailure
            || cause instanceof JournalException
            || cause instanceof CallFailure;
    String hint = known || verbose ? "" : " (a defect; --verbose shows where)";
    String what = known ? cause.getMessage() : cause.toString();
    command.getErr().println("murmuration: " + oneLine(what) + hint);
    if (e instanceof Unfinished unfinished) {
      command.getErr().println(unfinished.howToGoOn());
    }
    if (verbose) {
      cause.printStackTrace(command.getErr());
    }
    return cause instanceof InputError ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replaceAll("[\\r\\n]+", " ").trim();
  }
}
