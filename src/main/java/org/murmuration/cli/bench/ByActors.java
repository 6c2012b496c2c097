package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.Progress;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.FileJournal;

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
    Watch watch = new Watch(leadIn);
    try (FileJournal journal = workshop.journal(run)) {
      ActorEngine.Running running = engine.run(run, journal, watch);
      Pause.of(leadIn.plus(time));
      while (!watch.hasCounted() && !running.end().isDone()) {
        Pause.of(SOON);
      }
      running.stop();
      running.end().join();
    } finally {
      workshop.clear();
    }
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

  /** Notes when how many encounters were over, as the run reports it. */
  private static final class Watch implements Consumer<Progress> {

    private final long begin;
    private Reading.Mark start;
    private Reading.Mark end;
    private double agreement;

    Watch(Duration leadIn) {
      begin = System.nanoTime() + leadIn.toNanos();
    }

    @Override
    public synchronized void accept(Progress progress) {
      Reading.Mark now = Reading.Mark.at(progress.encounters());
      if (start == null && now.nanos() >= begin) {
        start = now;
      }
      end = now;
      agreement = agreement(progress.columns(), progress.latest());
    }

    synchronized boolean hasCounted() {
      return start != null && end.encounters() > start.encounters();
    }

    synchronized Reading reading() {
      return start.until(end, agreement);
    }
  }
}
