package org.murmuration.cli.bench;

import java.time.Duration;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.engine.Timeline;
import org.murmuration.journal.Journal;
import org.murmuration.journal.MemoryJournal;

/** The game run by the sequential executor, with a journal in a file or with none. */
final class InSequence implements Contestant {

  private static final int BURST = 1000;

  private final Workshop workshop;
  private final RunSpec run;
  private final boolean journaled;

  InSequence(Workshop workshop, RunSpec run, boolean journaled) {
    this.workshop = workshop;
    this.run = run;
    this.journaled = journaled;
  }

  @Override
  public String name() {
    return journaled ? "sequential-journal" : "sequential";
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    try (Journal journal = journaled ? workshop.journal(run) : MemoryJournal.counting()) {
      SequentialExecutor executor = new SequentialExecutor(run, journal);
      advance(executor, leadIn);
      Reading.Mark start = Reading.Mark.at(executor.timeline().encounters());
      advance(executor, time);
      Timeline timeline = executor.timeline();
      return start.until(
          Reading.Mark.at(timeline.encounters()),
          ByActors.agreement(timeline.columns(), timeline.latest()));
    } finally {
      workshop.clear();
    }
  }

  private static void advance(SequentialExecutor executor, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      executor.advance(BURST);
    } while (System.nanoTime() < end);
  }
}
