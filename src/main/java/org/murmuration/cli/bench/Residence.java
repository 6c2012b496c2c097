package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.FileJournal;

/**
 * What a population costs that is in memory and idle: each agent meets one other, once, and stays.
 *
 * @param agents how many there are
 * @param seconds from the start of the run until the last of them has met another
 * @param heapBefore heap in use with an engine and no agents, in bytes, after a collection
 * @param heapAfter heap in use with all agents, in bytes, after a collection
 */
record Residence(int agents, double seconds, long heapBefore, long heapAfter) {

  private static final int IN_FLIGHT = 1000;
  private static final double NANOS = 1e-9;

  /** Heap of one agent, in bytes. */
  double bytesPerAgent() {
    return (double) (heapAfter - heapBefore) / agents;
  }

  /** All figures, for the JSON file. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("agents", agents);
    figures.put("seconds", seconds);
    figures.put("heap-before-bytes", heapBefore);
    figures.put("heap-after-bytes", heapAfter);
    figures.put("bytes-per-agent", bytesPerAgent());
    return figures;
  }

  /** Makes a population in a node of its own. */
  static Residence measure(Workshop workshop, int agents, Config node) {
    RunSpec run = workshop.oneRound(agents, IN_FLIGHT);
    ActorEngine engine = ActorEngine.start(node, 1);
    try {
      meetOnce(workshop, engine, workshop.oneRound(2, 1));
      long before = heapInUse();
      long start = System.nanoTime();
      meetOnce(workshop, engine, run);
      double seconds = (System.nanoTime() - start) * NANOS;
      return new Residence(agents, seconds, before, heapInUse());
    } finally {
      close(engine);
    }
  }

  /** A node with very many agents takes longer to stop than it is given; the figures stand. */
  private static void close(ActorEngine engine) {
    try {
      engine.close();
    } catch (RunFailure late) {
      System.err.println("murmuration: " + late.getMessage());
    }
  }

  private static void meetOnce(Workshop workshop, ActorEngine engine, RunSpec run) {
    try (FileJournal journal = workshop.journal(run)) {
      engine.run(run, journal, progress -> {}).end().join();
    } finally {
      workshop.clear();
    }
  }

  private static long heapInUse() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
