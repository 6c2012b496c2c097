package org.murmuration.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code murmuration report}: writes the report of a batch anew. */
@Command(
    name = "report",
    description = "Writes summary.json and report.html anew from the runs recorded so far.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    return Batch.open(run.folder()).report(verbosity.isQuiet());
  }
}
