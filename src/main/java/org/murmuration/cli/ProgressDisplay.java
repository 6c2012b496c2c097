package org.murmuration.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.murmuration.engine.Progress;
import org.murmuration.scenario.Scenario;

/**
 * Shows how far a batch is: one line that is kept up to date on a terminal, else a plain line from
 * time to time. Called from several threads.
 */
final class ProgressDisplay implements AutoCloseable {

  private static final long PLAIN_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final String name;
  private final int runs;
  private final Headline headline;
  private final boolean quiet;
  private final PrintStream out = System.err;
  private final ProgressBar bar;
  private final Map<Integer, Long> encounters = new ConcurrentHashMap<>();
  private final long start = System.nanoTime();
  private long encountersBefore = -1;
  private volatile Supplier<String> calls = () -> "";
  private int ended;
  private long lastPlain = start;

  /** What to show of the latest round of a run: a few words, from its columns and values. */
  interface Headline {
    String of(List<String> columns, double[] values);
  }

  private ProgressDisplay(
      String name, int runs, Headline headline, boolean quiet, boolean terminal) {
    this.name = name;
    this.runs = runs;
    this.headline = headline;
    this.quiet = quiet;
    this.bar =
        terminal && !quiet
            ? new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(runs)
                .setUnit(" runs", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(out, columns()))
                .setEtaFunction(state -> eta())
                .build()
            : null;
  }

  static ProgressDisplay of(Scenario scenario, boolean quiet) {
    return of(scenario.name(), scenario.runs(), scenario.plan()::headline, quiet);
  }

  /** The progress of so many runs of something. */
  static ProgressDisplay of(String name, int runs, Headline headline, boolean quiet) {
    boolean terminal = Boolean.getBoolean("murmuration.terminal");
    return new ProgressDisplay(name, runs, headline, quiet, terminal);
  }

  private static int columns() {
    return Math.max(60, Integer.getInteger("murmuration.columns", 120) - 1);
  }

  /** Shows what calls are doing, too. */
  void watch(Supplier<String> status) {
    calls = status;
  }

  /** Takes where a run stands. */
  synchronized void progressed(Progress progress) {
    if (quiet) {
      return;
    }
    encounters.put(progress.run(), progress.encounters());
    long total = encounters.values().stream().mapToLong(Long::longValue).sum();
    if (encountersBefore < 0) {
      encountersBefore = total;
    }
    String message = message(progress, total);
    if (bar != null) {
      bar.setExtraMessage(message);
    } else if (System.nanoTime() - lastPlain > PLAIN_EVERY_NANOS) {
      lastPlain = System.nanoTime();
      out.println(
          name
              + ": "
              + ended
              + " of "
              + runs
              + " runs done, "
              + message
              + eta().map(e -> ", " + e.toSeconds() + " s to go").orElse(""));
    }
  }

  private String message(Progress progress, long total) {
    double seconds = Math.max(0.001, (System.nanoTime() - start) / 1e9);
    String words =
        progress.latest() == null ? "" : headline.of(progress.columns(), progress.latest());
    String latest = words.isEmpty() ? "" : ", " + words;
    String status = calls.get();
    return String.format(
        Locale.ROOT,
        "run %d round %d%s, %,.0f enc/s%s",
        progress.run(),
        progress.rounds(),
        latest,
        (total - encountersBefore) / seconds,
        status.isEmpty() ? "" : ", " + status);
  }

  private Optional<Duration> eta() {
    int done = ended;
    if (done == 0) {
      return Optional.empty();
    }
    long elapsed = System.nanoTime() - start;
    return Optional.of(Duration.ofNanos(elapsed / done * (runs - done)));
  }

  /** One more run has ended. */
  synchronized void ended() {
    ended++;
    if (bar != null) {
      bar.stepTo(ended);
    }
  }

  /** Says something that is not progress. */
  synchronized void say(String line) {
    out.println("murmuration: " + line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
