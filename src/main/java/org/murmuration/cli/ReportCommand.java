package org.murmuration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code murmuration report}: writes the report of a batch anew. */
@Command(
    name = "report",
    description = "Writes summary.json and report.html anew from the runs recorded so far.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      description = "Folder that `murmuration run` has written, or that of one run in it.")
  private Path folder;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    return Batch.open(folder).report(verbosity.isQuiet());
  }
}
