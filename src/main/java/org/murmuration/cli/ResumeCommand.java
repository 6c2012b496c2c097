package org.murmuration.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration resume}: goes on with runs that were stopped or killed. */
@Command(
    name = "resume",
    description =
        "Goes on with runs that were stopped, killed or failed, from the last entry recorded. What"
            + " comes out is the same as if nothing had happened. No call whose answer is recorded"
            + " is made again.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Option(
      names = "--budget",
      paramLabel = "KEY=VALUE",
      description =
          "Another limit than the scenario's, as in --budget money=20; what has been spent counts."
              + " May be repeated.")
  private List<String> budget = List.of();

  @Mixin private NodeOptions node;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    return Batch.open(run.folder(), budget)
        .execute(node.config(), 1, node.prices(), verbosity.isQuiet());
  }
}
