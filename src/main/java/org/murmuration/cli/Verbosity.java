package org.murmuration.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How much a command says. */
final class Verbosity {

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no summary; only errors.")
  private boolean quiet;

  private boolean verbose;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log warnings and what the engine does; stack traces with errors.")
  private void setVerbose(boolean on) {
    verbose = on;
    if (on) {
      System.setProperty("murmuration.log", "INFO");
      System.setProperty("murmuration.stacktraces", "full");
    }
  }

  boolean isQuiet() {
    return quiet;
  }

  static boolean isOn(CommandSpec command) {
    return command.mixins().values().stream()
        .map(CommandSpec::userObject)
        .anyMatch(user -> user instanceof Verbosity verbosity && verbosity.verbose);
  }
}
