package org.murmuration.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.FileJournal;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** A temporary folder for scenarios and journals, gone when it is closed. */
final class Workshop implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("Q", "M", "X", "Y", "F", "J", "P", "R", "C", "D");

  private final Path folder;
  private int journals;

  Workshop() {
    try {
      folder = Files.createTempDirectory("murmuration-bench-");
      String columns = String.join(",", NAMES);
      Files.writeString(
          folder.resolve("uniform.csv"), "memory," + columns + "\n" + ",1".repeat(NAMES.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The naming game of ten names and a memory of five that everybody plays, without an end. */
  RunSpec endless(Choice choice, int agents, int inFlight) {
    return run(choice, agents, inFlight, "random-pairs", Integer.MAX_VALUE);
  }

  /** One round of it in which each agent meets one other. */
  RunSpec oneRound(int agents, int inFlight) {
    return run(Choice.FITTED, agents, inFlight, "matching", 1);
  }

  private RunSpec run(Choice choice, int agents, int inFlight, String schedule, int rounds) {
    String text =
        """
        experiment = naminggame
        seed = 7
        population { size = %d }
        minds { crowd { %s } }
        schedule { %s {} }
        naminggame { names = [%s], memory = 5 }
        stop { when-converged = false, max-rounds = %d }
        engine { in-flight = %d }
        """
            .formatted(agents, choice.mind(), schedule, String.join(", ", NAMES), rounds, inFlight);
    try {
      Scenario scenario =
          ScenarioFile.read(Files.writeString(folder.resolve("bench.conf"), text), List.of());
      return RunSpec.of(scenario, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new journal in the folder; at most one is open at a time. */
  FileJournal journal(RunSpec run) {
    clear();
    Path file = folder.resolve("encounters-" + journals++ + ".jsonl");
    return FileJournal.open(file, new EntryFormat(run.scenario().plan().format()));
  }

  /** Deletes what journals left behind. */
  void clear() {
    delete(path -> path.toString().endsWith(".jsonl"));
  }

  @Override
  public void close() {
    delete(path -> true);
  }

  private void delete(java.util.function.Predicate<Path> which) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).filter(which).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
