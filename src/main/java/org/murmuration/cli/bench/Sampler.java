package org.murmuration.cli.bench;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks every few milliseconds at what all threads are at. Java stops threads only at safepoints,
 * so shares are good to a few percent, no better.
 */
final class Sampler implements AutoCloseable {

  /** Who the time is spent by. */
  enum Room {
    AGENTS,
    MINDS,
    SUPERVISOR,
    JOURNAL,
    AKKA;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long INTERVAL_MILLIS = 5;
  private static final String OWN = "org.murmuration.";
  private static final Set<String> IDLE =
      Set.of("park", "wait", "wait0", "epollWait", "sleep", "accept", "poll", "getAllThreads");

  private final Map<Room, Integer> counts = new EnumMap<>(Room.class);
  private final Thread thread = new Thread(this::watch, "sampler");
  private volatile boolean over;

  Sampler() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends sampling; returns the share of each room. */
  Map<Room, Double> shares() {
    close();
    double total = Math.max(1, counts.values().stream().mapToInt(c -> c).sum());
    Map<Room, Double> shares = new EnumMap<>(Room.class);
    for (Room room : Room.values()) {
      shares.put(room, counts.getOrDefault(room, 0) / total);
    }
    return shares;
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!over) {
      Thread.getAllStackTraces()
          .forEach(
              (seen, stack) -> {
                if (seen != thread && seen.getState() == Thread.State.RUNNABLE && isBusy(stack)) {
                  counts.merge(roomOf(stack), 1, Integer::sum);
                }
              });
      Pause.of(java.time.Duration.ofMillis(INTERVAL_MILLIS));
    }
  }

  /** Whether a thread that calls itself runnable is not waiting in the operating system. */
  private static boolean isBusy(StackTraceElement[] stack) {
    if (stack.length == 0 || stack[0].isNativeMethod() && IDLE.contains(stack[0].getMethodName())) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("akka.dispatch.")
          || frame.getClassName().startsWith("akka.actor.")
          || frame.getClassName().startsWith(OWN + "engine.")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The room of the topmost frame that has one. Shared records, rules and random numbers count for
   * whoever called them; what Akka does, even if called by one of us, counts for Akka.
   */
  static Room roomOf(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      Room room = name.startsWith(OWN) ? ownRoom(name.substring(OWN.length()), frame) : null;
      if (room == null && (name.startsWith("akka.") || name.endsWith("ForkJoinPool"))) {
        room = Room.AKKA;
      }
      if (room != null) {
        return room;
      }
    }
    return Room.AKKA;
  }

  private static Room ownRoom(String name, StackTraceElement frame) {
    if (name.startsWith("journal.") || name.contains("OutcomeFormat")) {
      return Room.JOURNAL;
    }
    if (name.startsWith("mind.") || frame.getMethodName().equals("decide") && isRuleMind(name)) {
      return Room.MINDS;
    }
    if (name.startsWith("schedule.") || name.startsWith("measure.")) {
      return Room.SUPERVISOR;
    }
    if (name.startsWith("engine.")) {
      return isOfAgents(name.substring("engine.".length())) ? Room.AGENTS : Room.SUPERVISOR;
    }
    return null;
  }

  private static boolean isRuleMind(String name) {
    return name.startsWith("experiment.");
  }

  private static boolean isOfAgents(String name) {
    return name.startsWith("Agent") || name.startsWith("Encounter") || name.startsWith("Rules");
  }
}
