package org.murmuration.cli.bench;

import java.time.Duration;
import java.util.function.Consumer;
import org.murmuration.engine.Progress;

/** Notes when how many encounters were over, as the run reports it. */
final class Watch implements Consumer<Progress> {

  private final long begin;
  private Reading.Mark start;
  private Reading.Mark end;
  private double agreement;

  /** Counts from {@code leadIn} after now. */
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
    agreement = ByActors.agreement(progress.columns(), progress.latest());
  }

  synchronized boolean hasCounted() {
    return start != null && end.encounters() > start.encounters();
  }

  synchronized Reading reading() {
    return start.until(end, agreement);
  }
}
