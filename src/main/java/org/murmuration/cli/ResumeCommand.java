package org.murmuration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration resume}: goes on with runs that were stopped or killed. */
@Command(
    name = "resume",
    description =
        "Goes on with runs that were stopped, killed or failed, from the last entry recorded. What"
            + " comes out is the same as if nothing had happened.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      description = "Folder that `murmuration run` has written, or that of one run in it.")
  private Path folder;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Node configuration, instead of the built-in conf/single.conf.")
  private Path config;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    return Batch.open(folder).execute(NodeConfig.load(config), verbosity.isQuiet());
  }
}
