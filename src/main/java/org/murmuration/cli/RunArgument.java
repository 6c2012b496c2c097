package org.murmuration.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The folder of a batch as an argument. */
final class RunArgument {

  @Parameters(
      paramLabel = "RUN",
      description = "Folder that `murmuration run` has written, or that of one run in it.")
  private Path folder;

  Path folder() {
    return folder;
  }
}
