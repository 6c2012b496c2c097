package org.murmuration.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code murmuration bench}. */
@Command(name = "bench", description = "Measures.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
