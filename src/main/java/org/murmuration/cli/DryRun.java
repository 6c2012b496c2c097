package org.murmuration.cli;

import java.io.PrintStream;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;

final class DryRun {
  static int print(PrintStream out, Scenario scenario, Prices prices) {
    return 0;
  }
}
