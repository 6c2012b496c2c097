package org.murmuration.experiment.sentences;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** A run of a scenario written in a test, one encounter after the other. */
record Played(Scenario scenario, List<Entry> entries, Map<String, Object> figures, Series series) {

  static final String SENTENCES =
      """
      experiment = sentences
      population { size = 40 }
      minds { crowd { composer {} } }
      sentences { party { rounds = 4 }, embedding { most = 0 } }
      """;

  static final String RELAY =
      """
      experiment = relay
      population { size = 40 }
      minds { crowd { composer { slips = 0 } } }
      relay { length = 5, embedding { most = 0 } }
      """;

  static Scenario scenario(String text, String... overrides) {
    Config config = ConfigFactory.parseString(text);
    for (String override : overrides) {
      config = ConfigFactory.parseString(override).withFallback(config);
    }
    return ScenarioFile.parse(
        "written", "written.conf", config.resolve().root().unwrapped(), Path::of);
  }

  static Played of(String text, String... overrides) {
    Scenario scenario = scenario(text, overrides);
    MemoryJournal journal = MemoryJournal.keeping();
    SequentialExecutor executor = new SequentialExecutor(RunSpec.of(scenario, 0), journal);
    executor.run(progress -> {}, () -> false);
    List<Entry> entries = new ArrayList<>();
    journal.entries().forEachRemaining(entries::add);
    return new Played(
        scenario, entries, executor.timeline().figures(), executor.timeline().series());
  }

  /** What came of the tasks of a kind, in order. */
  <T extends Task> Stream<Piece> pieces(Class<T> kind) {
    return entries.stream()
        .filter(Entry.Encountered.class::isInstance)
        .map(entry -> ((Entry.Encountered) entry).outcome())
        .filter(Piece.class::isInstance)
        .map(Piece.class::cast)
        .filter(piece -> kind.isInstance(piece.occasion()));
  }

  Conclusion conclusion() {
    return scenario
        .plan()
        .conclude(
            List.of(new RunResult(0, 1, "complete", figures, series)),
            (Setting) null,
            1,
            List.of());
  }
}
