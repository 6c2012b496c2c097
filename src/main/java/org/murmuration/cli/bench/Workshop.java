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

  /** The names of games that are played by LLMs. */
  static final List<String> TWO_NAMES = NAMES.subList(0, 2);

  private final Path folder;
  private int journals;
  private int batches;

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

  /**
   * The naming game of two names and a memory of five, without an end, played by an LLM.
   *
   * @param llm the block of the mind in a scenario file
   * @param lookAhead as in a scenario file; 0 for the usual one
   */
  RunSpec llmGame(String llm, int agents, int lookAhead) {
    return read(
        """
        experiment = naminggame
        seed = 7
        population { size = %d }
        minds { crowd { llm { %s } } }
        naminggame { names = [%s], memory = 5 }
        stop { when-converged = false, max-rounds = %d }
        engine { look-ahead = %d }
        """
            .formatted(agents, llm, String.join(", ", TWO_NAMES), Integer.MAX_VALUE, lookAhead));
  }

  private RunSpec run(Choice choice, int agents, int inFlight, String schedule, int rounds) {
    return read(
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
            .formatted(
                agents, choice.mind(), schedule, String.join(", ", NAMES), rounds, inFlight));
  }

  private RunSpec read(String text) {
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

  /** A new folder for the records of a batch's calls. */
  Path batch() {
    try {
      return Files.createDirectory(folder.resolve("batch-" + batches++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what journals and records left behind. */
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
