package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;

/**
 * How busy a run keeps the calls it may have under way, with a model behind HTTP that takes its
 * time: a process of its own, so that its processor time does not count.
 *
 * @param agents how many agents there are
 * @param cap calls under way at once, at most
 * @param lookAhead encounters drawn beyond the journaled prefix, at most
 * @param seconds for how long it was measured
 * @param calls how many calls were answered meanwhile
 * @param share mean over time of calls under way, as a share of the cap
 * @param cpuSeconds processor time of this process
 * @param threads how many threads this process had at most
 */
record BusyShare(
    int agents,
    int cap,
    int lookAhead,
    double seconds,
    long calls,
    double share,
    double cpuSeconds,
    int threads) {

  private static final Duration EVERY = Duration.ofMillis(5);
  private static final double MICROS = 1e6;

  double perSecond() {
    return calls / seconds;
  }

  /** Processor time of a call, in microseconds. */
  double cpuMicros() {
    return cpuSeconds * MICROS / calls;
  }

  /** All figures, for the JSON file. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("agents", agents);
    figures.put("cap", cap);
    figures.put("look-ahead", lookAhead);
    figures.put("seconds", seconds);
    figures.put("calls", calls);
    figures.put("calls-per-second", perSecond());
    figures.put("busy-share", share);
    figures.put("cpu-microseconds-per-call", cpuMicros());
    figures.put("threads", threads);
    return figures;
  }

  /**
   * Measures a run after {@code leadIn}, for {@code time}; its beginning and end, when fewer calls
   * are under way by nature, do not count.
   *
   * @param lookAhead as in a scenario file; 0 for the usual one
   */
  static BusyShare measure(
      Workshop workshop,
      int agents,
      int cap,
      int lookAhead,
      Duration leadIn,
      Duration time,
      Config node) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    threads.resetPeakThreadCount();
    try (SlowModel model = SlowModel.start(Workshop.TWO_NAMES);
        ActorEngine engine = ActorEngine.start(node, 1)) {
      String llm =
          "provider = compatible, model = slow, base-url = \"%s\", limits { concurrency = %d }"
              .formatted(model.url(), cap);
      RunSpec run = workshop.llmGame(llm, agents, lookAhead);
      try (LlmRun game = new LlmRun(workshop, run, engine, node, progress -> {})) {
        Pause.of(leadIn);
        Reading.Mark start = Reading.Mark.at(game.answered());
        double share = meanUnderWay(game, start.nanos() + time.toNanos()) / cap;
        Reading reading = start.until(Reading.Mark.at(game.answered()), Double.NaN);
        return new BusyShare(
            agents,
            cap,
            run.scenario().engine().lookAhead(),
            reading.seconds(),
            reading.encounters(),
            share,
            reading.cpuSeconds(),
            threads.getPeakThreadCount());
      }
    }
  }

  /** Each look counts for the time since the one before it. */
  private static double meanUnderWay(LlmRun game, long until) {
    long start = System.nanoTime();
    long before = start;
    double sum = 0;
    do {
      Pause.of(EVERY);
      if (game.isOver()) {
        throw new RunFailure("the run ended before it was measured", null);
      }
      long now = System.nanoTime();
      sum += (double) game.status().underWay() * (now - before);
      before = now;
    } while (before < until);
    return sum / (before - start);
  }
}
