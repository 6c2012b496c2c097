package org.murmuration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration replay}: repeats runs from their record. */
@Command(
    name = "replay",
    description =
        "Repeats runs from the record of their calls, without a network and without a key, and"
            + " compares the histories byte by byte. Says at which index they differ, if they do.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Folder to keep the repeated journals in; it must not exist.")
  private Path out;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    if (out != null && Files.exists(out)) {
      throw new InputError("--out " + out + ": exists already; choose another folder");
    }
    return Batch.open(run.folder()).replay(out);
  }
}
