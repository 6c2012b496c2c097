package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code scripts/chaos} did to a cluster of real processes, fault by fault, and what came of
 * it. Takes PostgreSQL, and root to cut networks and to fill a disk.
 */
final class Chaos {

  private static final long MINUTES = 20;

  /** Nodes that start soon and do not take long to give others up. */
  private static final String NODE_OPTIONS =
      "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dmurmuration.downing.stable-after=3s";

  private final String said;
  private final List<Round> rounds;

  /** A round: what happened, and what came of it. */
  private record Round(String fault, String result) {}

  private Chaos(String said, List<Round> rounds) {
    this.said = said;
    this.rounds = rounds;
  }

  /**
   * Lets faults happen to a cluster, one after another.
   *
   * @param seed which nodes they hit, and when, is drawn from it
   */
  static Chaos with(int nodes, int seed, String... faults) {
    Path work = Path.of("target", "chaos", "%d-nodes-seed-%d".formatted(nodes, seed));
    List<String> command =
        List.of(
            Path.of("scripts", "chaos").toAbsolutePath().toString(),
            "--faults",
            String.join(",", faults),
            "--nodes",
            Integer.toString(nodes),
            "--seed",
            Integer.toString(seed),
            "--resume-limit",
            "120",
            "--keep",
            "--work",
            work.toAbsolutePath().toString());
    try {
      delete(work);
      Files.createDirectories(work.getParent());
      Path out = work.resolveSibling(work.getFileName() + ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
      builder.environment().put("MURMURATION_NODE_OPTIONS", NODE_OPTIONS);
      Process chaos = builder.start();
      if (!chaos.waitFor(MINUTES, TimeUnit.MINUTES)) {
        // It ends what it has started.
        chaos.destroy();
        chaos.waitFor(1, TimeUnit.MINUTES);
      }
      return new Chaos(Files.readString(out), rounds(work.resolve("rounds.tsv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Round> rounds(Path table) throws IOException {
    List<Round> rounds = new ArrayList<>();
    if (Files.exists(table)) {
      for (String line : Files.readAllLines(table)) {
        String[] cells = line.split("\t");
        rounds.add(new Round(cells[1], cells[2]));
      }
    }
    return rounds;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (var found = Files.walk(folder)) {
        all = found.sorted((one, other) -> other.compareTo(one)).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }

  /** The fault happened, and the history came out as that of a single node, byte by byte. */
  void leftTheHistoryAsItIs(String fault) {
    assertThat(rounds).as(said).contains(new Round(fault, "same bytes"));
  }
}
