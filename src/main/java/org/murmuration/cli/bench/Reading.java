package org.murmuration.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What was measured of one game.
 *
 * @param encounters how many encounters were over in the time that counts
 * @param seconds how long that was
 * @param cpuSeconds processor time of the whole process meanwhile, its collector and compiler
 *     included
 * @param agreement share of encounters in which both said the same, towards the end
 */
record Reading(long encounters, double seconds, double cpuSeconds, double agreement) {

  private static final double NANOS = 1e-9;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  double perSecond() {
    return encounters / seconds;
  }

  /** Processor time of an encounter, in microseconds. */
  double cpuMicros() {
    return cpuSeconds * 1e6 / encounters;
  }

  /** A moment of a game. */
  record Mark(long encounters, long nanos, long cpuNanos) {

    static Mark at(long encounters) {
      return new Mark(encounters, System.nanoTime(), PROCESS.getProcessCpuTime());
    }

    Reading until(Mark end, double agreement) {
      return new Reading(
          end.encounters - encounters,
          (end.nanos - nanos) * NANOS,
          (end.cpuNanos - cpuNanos) * NANOS,
          agreement);
    }
  }
}
