package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;

/** The game run by the engine's actors, with a journal in a file. */
final class ByActors implements Contestant {

  private static final Duration SOON = Duration.ofMillis(10);

  private final String name;
  private final Workshop workshop;
  private final RunSpec run;
  private final ActorEngine engine;

  ByActors(String name, Workshop workshop, RunSpec run, Config node) {
    this.name = name;
    this.workshop = workshop;
    this.run = run;
    this.engine = ActorEngine.start(node, 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    try (FileJournal journal = workshop.journal(run)) {
      return play(engine, run, journal, leadIn, time);
    } finally {
      workshop.clear();
    }
  }

  /** Plays a game on an engine. */
  static Reading play(
      ActorEngine engine, RunSpec run, Journal journal, Duration leadIn, Duration time) {
    Watch watch = new Watch(leadIn);
    ActorEngine.Running running = engine.run(run, journal, watch);
    Pause.of(leadIn.plus(time));
    while (!watch.hasCounted() && !running.end().isDone()) {
      Pause.of(SOON);
    }
    running.stop();
    running.end().join();
    return watch.reading();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Share of agreement in the latest round; NaN before the first is over. */
  static double agreement(List<String> columns, double[] latest) {
    return latest == null ? Double.NaN : latest[columns.indexOf("success-rate")];
  }
}
