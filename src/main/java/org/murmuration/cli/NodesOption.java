package org.murmuration.cli;

import org.murmuration.settings.InputError;
import picocli.CommandLine.Option;

/** By how many processes of this machine a run is carried out. */
final class NodesOption {

  /** More processes than this on one machine are a mistake. */
  private static final int MOST = 32;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "Carries the run out by so many processes on this machine, for a try of a cluster.")
  private int nodes = 1;

  /** How many, this process included. */
  int count() {
    if (nodes < 1 || nodes > MOST) {
      throw new InputError("--nodes: is " + nodes + "; it must be from 1 to " + MOST);
    }
    return nodes;
  }
}
