package org.murmuration.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.Progress;
import org.murmuration.server.client.ControlClient;

/** Follows a batch on a cluster until its runs are over; an interrupt stops them there. */
final class ClusterWatch {

  private static final String OPEN = "open";
  private static final String FAILED = "failed";
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final ControlClient client;
  private final long batch;
  private final ProgressDisplay display;
  private final Interrupt interrupt;
  private final Set<Integer> ended = new HashSet<>();
  private final Set<String> troubles = new HashSet<>();
  private volatile String calls = "";

  /**
   * Follows a batch.
   *
   * @param interrupt whether the runs are to be stopped
   */
  ClusterWatch(ControlClient client, long batch, ProgressDisplay display, Interrupt interrupt) {
    this.client = client;
    this.batch = batch;
    this.display = display;
    this.interrupt = interrupt;
    display.watch(() -> calls);
    client.whenSilent(this::hearOfTrouble);
  }

  /** Whether a run goes on. */
  static boolean isOpen(RunStatus run) {
    return run.state().equals(OPEN);
  }

  /** Whether a run cannot go on. */
  static boolean hasFailed(RunStatus run) {
    return run.state().equals(FAILED);
  }

  /** Whether a run ended for this reason. */
  static boolean ended(RunStatus run, EndReason reason) {
    return !isOpen(run) && !hasFailed(run) && reason.word().equals(run.endReason());
  }

  /** Whether a run was over by its own rules. */
  static boolean isDone(RunStatus run) {
    return !isOpen(run)
        && !hasFailed(run)
        && !ended(run, EndReason.STOPPED)
        && !ended(run, EndReason.BUDGET_SPENT);
  }

  /** Shows where the batch stands until no run goes on any more; where it stands then. */
  Control.BatchStatus untilOver() {
    try (display) {
      return follow();
    }
  }

  private Control.BatchStatus follow() {
    Control.BatchStatus status = look();
    while (!isOver(status) && !interrupt.within(EVERY)) {
      status = look();
    }
    if (!isOver(status)) {
      display.say("stopping the runs of batch " + batch + " on the cluster");
      client.stop(batch);
      interrupt.acknowledge();
      long until = System.nanoTime() + STOP.toNanos();
      while (!isOver(status) && System.nanoTime() < until) {
        LockSupport.parkNanos(EVERY.toNanos());
        status = look();
      }
    }
    interrupt.acknowledge();
    return status;
  }

  private static boolean isOver(Control.BatchStatus status) {
    return !status.runs().isEmpty() && status.runs().stream().noneMatch(ClusterWatch::isOpen);
  }

  private Control.BatchStatus look() {
    Control.BatchStatus status = client.batch(batch);
    if (!status.trouble().isEmpty()) {
      // It may be that node's own.
      client.turn();
      hearOfTrouble(TextTable.visible(status.trouble()));
      return status;
    }
    if (!troubles.isEmpty()) {
      troubles.clear();
      display.say("the cluster goes on");
    }
    calls = TextTable.visible(status.calls());
    for (RunStatus run : status.runs()) {
      if (isDone(run) && ended.add(run.run())) {
        display.ended();
      }
      if (isOpen(run) && run.encounters() > 0) {
        display.progressed(progress(run));
      }
    }
    return status;
  }

  /** Each trouble is told once, until all are over. */
  private void hearOfTrouble(String trouble) {
    if (troubles.add(trouble)) {
      display.say(trouble);
    }
  }

  private static Progress progress(RunStatus run) {
    List<String> columns = List.copyOf(run.latest().keySet());
    double[] latest = run.latest().values().stream().mapToDouble(Double::doubleValue).toArray();
    return new Progress(
        run.run(),
        run.entries(),
        run.encounters(),
        run.rounds(),
        columns,
        latest.length == 0 ? null : latest,
        run.inFlight(),
        "");
  }
}
