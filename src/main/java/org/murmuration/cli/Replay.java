package org.murmuration.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunFolder;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.scenario.Scenario;

/**
 * Repeats the runs of a batch from the record of their calls, one encounter after the other,
 * without a network and without a key, and compares the journals byte by byte.
 */
final class Replay {

  private static final String JOURNAL = "encounters.jsonl";

  private final BatchFolder folder;
  private final Scenario scenario;
  private final Path out;

  /**
   * A replay.
   *
   * @param out folder for the journals it writes, or null for none to be kept
   */
  Replay(BatchFolder folder, Scenario scenario, Path out) {
    this.folder = folder;
    this.scenario = scenario;
    this.out = out;
  }

  /**
   * Replays all runs that have begun; returns the exit code.
   *
   * @throws RunFailure naming the first index at which a run differs from its record
   */
  int run(PrintStream say) {
    Path place = out == null ? temporary() : out;
    try (BatchCalls calls = BatchCalls.recorded(folder.path())) {
      int replayed = 0;
      for (int run = 0; run < scenario.runs(); run++) {
        RunFolder recorded = folder.run(run);
        if (recorded.hasManifest()) {
          say.println(replay(RunSpec.of(scenario, run), recorded, calls, place));
          replayed++;
        }
      }
      say.println("%d runs replayed, all equal to their record".formatted(replayed));
      return 0;
    } finally {
      if (out == null) {
        delete(place);
      }
    }
  }

  private String replay(RunSpec run, RunFolder recorded, BatchCalls batch, Path place) {
    RunFolder again = new RunFolder(place.resolve(recorded.path().getFileName())).create();
    Path before = recorded.path().resolve(JOURNAL);
    Path after = again.path().resolve(JOURNAL);
    boolean finished = RunRecord.read(recorded).isPresent();
    RuntimeException failure = null;
    try (Calls calls = batch.run(recorded.path());
        FileJournal journal = again.journal(run.scenario().plan().format())) {
      RunSpec bound = run.with(run.scenario().cast().with(mind -> batch.bind(mind, calls)));
      long recordedEntries = finished ? Long.MAX_VALUE : lines(before);
      SequentialExecutor executor = new SequentialExecutor(bound, journal);
      executor.repeat(LiveEntries.of(before, run.scenario().plan().format()));
      executor.run(progress -> {}, () -> journal.size() >= recordedEntries);
    } catch (RunFailure e) {
      failure = e;
    }
    return judged(run, finished, before, after, failure);
  }

  private static String judged(
      RunSpec run, boolean finished, Path before, Path after, RuntimeException failure) {
    Optional<Long> differs = firstDifference(before, after, finished);
    if (differs.isPresent()) {
      throw new RunFailure(
          "run %d: the replay differs from the record from index %d on%s"
              .formatted(
                  run.run(), differs.get(), failure == null ? "" : ": " + failure.getMessage()),
          failure);
    }
    return "run %d: %d entries, equal%s"
        .formatted(run.run(), lines(before), finished ? "" : "; the run is not finished");
  }

  /**
   * The first line that is not the same.
   *
   * @param whole whether the replay must end where the record ends; else it may go on
   */
  private static Optional<Long> firstDifference(Path before, Path after, boolean whole) {
    try (BufferedReader recorded = Files.newBufferedReader(before);
        BufferedReader replayed = Files.newBufferedReader(after)) {
      for (long index = 0; ; index++) {
        String one = recorded.readLine();
        String other = replayed.readLine();
        if (one == null && (other == null || !whole)) {
          return Optional.empty();
        }
        if (!Objects.equals(one, other)) {
          return Optional.of(index);
        }
      }
    } catch (IOException e) {
      throw JournalException.of("cannot compare " + before + " and " + after, e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("murmuration-replay");
    } catch (IOException e) {
      throw JournalException.of("cannot make a temporary folder", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot remove " + folder, e);
    }
  }
}
