package org.murmuration.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Entry;
import org.murmuration.scenario.EngineSettings;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** Scenarios for tests, and the histories and journal bytes that executors make of them. */
final class Histories {

  private static final int END_SECONDS = 60;

  private Histories() {}

  /** A shipped scenario. */
  static Scenario shipped(String name, String... overrides) {
    return ScenarioFile.read(Path.of("scenarios", name), List.of(overrides));
  }

  /** A scenario of this text; overrides win over it. */
  static Scenario written(String text, String... overrides) {
    Config config = ConfigFactory.parseString(text);
    for (String override : overrides) {
      config = ConfigFactory.parseString(override).withFallback(config);
    }
    return ScenarioFile.parse(
        "written", "written.conf", config.resolve().root().unwrapped(), Path::of);
  }

  /** The same scenario with other limits on what is under way. */
  static Scenario with(Scenario s, int inFlight, int lookAhead) {
    return new Scenario(
        s.name(),
        s.experiment(),
        s.title(),
        s.seed(),
        s.runs(),
        s.agents(),
        s.personas(),
        s.cast(),
        s.plan(),
        s.schedule(),
        s.interventions(),
        s.stop(),
        new EngineSettings(s.engine().executor(), inFlight, lookAhead, 0),
        s.budget(),
        s.measures(),
        s.resolved(),
        s.files());
  }

  /** A node for tests. */
  static ActorEngine node(int runsAtOnce) {
    return ActorEngine.start(ConfigFactory.load("application-test.conf"), runsAtOnce);
  }

  static FileJournal open(Path file, RunSpec run) {
    return FileJournal.open(file, new EntryFormat(run.scenario().plan().format()));
  }

  /** The entries of a run, one by one in index order. */
  static List<Entry> entries(RunSpec run) {
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(run, journal).run(progress -> {}, () -> false);
    return all(journal);
  }

  static List<Entry> all(Journal journal) {
    List<Entry> entries = new ArrayList<>();
    journal.entries().forEachRemaining(entries::add);
    return entries;
  }

  /** The journal bytes of a run by the sequential executor, begun or gone on with in a new file. */
  static byte[] sequential(RunSpec run, Path folder, byte... begun) {
    Path file = file(folder, begun);
    try (FileJournal journal = open(file, run)) {
      new SequentialExecutor(run, journal).run(progress -> {}, () -> false);
    }
    return bytes(file);
  }

  /** The journal bytes of a run by the actors, begun or gone on with in a new file. */
  static byte[] byActors(ActorEngine engine, RunSpec run, Path folder, byte... begun) {
    Path file = file(folder, begun);
    try (FileJournal journal = open(file, run)) {
      end(engine.run(run, journal, progress -> {}));
    }
    return bytes(file);
  }

  /** Waits for the end of a run. */
  static RunEnd end(ActorEngine.Running running) {
    try {
      return running.end().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("the run did not end", e);
    }
  }

  /** A new file in a folder that holds these bytes. */
  static Path file(Path folder, byte... content) {
    try {
      return Files.write(Files.createTempFile(folder, "encounters", ".jsonl"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
