package org.murmuration.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.Progress;
import org.murmuration.server.client.ControlClient;

/**
 * Follows a batch on a cluster until its runs are over. Ctrl-C stops the runs there, if that is
 * wanted, and gives what is recorded the time to be fetched.
 */
final class ClusterWatch implements AutoCloseable {

  private static final String OPEN = "open";
  private static final String FAILED = "failed";
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration ACKNOWLEDGE = Duration.ofSeconds(15);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration FETCH = Duration.ofMinutes(5);

  private final ControlClient client;
  private final long batch;
  private final ProgressDisplay display;
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch acknowledged = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread onInterrupt = new Thread(this::interrupt, "stop");
  private final Set<Integer> ended = new HashSet<>();
  private final Map<Integer, RunStatus> shown = new HashMap<>();
  private final Set<String> troubles = new HashSet<>();
  private volatile String calls = "";

  /**
   * Follows a batch.
   *
   * @param stops whether Ctrl-C stops the runs, instead of this process alone
   */
  ClusterWatch(ControlClient client, long batch, ProgressDisplay display, boolean stops) {
    this.client = client;
    this.batch = batch;
    this.display = display;
    display.watch(() -> calls);
    client.whenSilent(this::hearOfTrouble);
    if (stops) {
      Runtime.getRuntime().addShutdownHook(onInterrupt);
    }
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
    while (!isOver(status) && !interruptedWithin(EVERY)) {
      status = look();
    }
    if (!isOver(status)) {
      display.say("stopping the runs of batch " + batch + " on the cluster");
      client.stop(batch);
      acknowledged.countDown();
      long until = System.nanoTime() + STOP.toNanos();
      while (!isOver(status) && System.nanoTime() < until) {
        LockSupport.parkNanos(EVERY.toNanos());
        status = look();
      }
    }
    return status;
  }

  private static boolean isOver(Control.BatchStatus status) {
    return !status.runs().isEmpty() && status.runs().stream().noneMatch(ClusterWatch::isOpen);
  }

  private boolean interruptedWithin(Duration time) {
    try {
      return interrupted.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
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
      if (isOpen(run) && run.encounters() > 0 && !run.equals(shown.put(run.run(), run))) {
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

  /** In a process that is about to end: holds that back until all is said. */
  private void interrupt() {
    interrupted.countDown();
    try {
      if (acknowledged.await(ACKNOWLEDGE.toSeconds(), TimeUnit.SECONDS)) {
        finished.await(FETCH.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything about the batch has been said. */
  @Override
  public void close() {
    acknowledged.countDown();
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The virtual machine is shutting down already, which is what the hook was for.
    }
  }
}
