package org.murmuration.cli;

import com.typesafe.config.Config;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.murmuration.cluster.GatewayDesk;
import org.murmuration.cluster.LocalDesks;
import org.murmuration.cluster.LocalNodes;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.Progress;
import org.murmuration.engine.RunEnd;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.experiment.Probe;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunFolder;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.EngineSettings;
import org.murmuration.scenario.Scenario;

/**
 * Carries out the runs of a batch that are not finished, several at once. Ctrl-C lets those under
 * way come to a stop. If one fails the others are stopped; all are recorded as far as they came.
 */
final class BatchRunner implements AutoCloseable {

  private static final int STOP_SECONDS = 15;

  /** Repeated questions of encounters journaled a moment ago must still find their answers. */
  private static final int STILL_ASKED = 20_000;

  private final BatchFolder folder;
  private final Scenario scenario;
  private final Config config;
  private final int nodes;
  private final Prices prices;
  private final ProgressDisplay display;
  private final LocalControl control;
  private final boolean watched;
  private final Set<ActorEngine.Running> underWay = ConcurrentHashMap.newKeySet();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread onInterrupt = new Thread(this::stopAndWait, "stop");
  private final Closeable lock;
  private volatile boolean stopping;
  private volatile RuntimeException failure;
  private volatile String spent;
  private final LocalDesks desks = new LocalDesks();
  private ActorEngine engine;
  private LocalNodes helpers;
  private BatchCalls calls;
  private List<Probe> probes = List.of();

  /**
   * A runner that has the folder to itself until it is closed.
   *
   * @param nodes how many processes of this machine take part, this one included
   * @param control told of the runs, for those who watch and steer them
   * @param watched whether anybody may
   * @throws JournalException if another process has it
   */
  BatchRunner(
      BatchFolder folder,
      Scenario scenario,
      Config config,
      int nodes,
      Prices prices,
      LocalControl control,
      boolean watched,
      boolean quiet) {
    this.folder = folder;
    this.control = control;
    this.watched = watched;
    this.scenario = scenario;
    this.config = config;
    this.nodes = nodes;
    this.prices = prices;
    this.display = ProgressDisplay.of(scenario, quiet);
    this.lock = folder.lock();
  }

  /** Why the batch failed, or null. */
  RuntimeException failure() {
    return failure;
  }

  /** What of the budget is spent, if that is why the batch did not go on; else null. */
  String spent() {
    return spent;
  }

  /** Tells the user something in one line. */
  void say(String line) {
    display.say(line);
  }

  /** What was asked outside the histories. */
  List<Probe> probes() {
    return probes;
  }

  /** Runs; returns the results of all runs that are finished, those of earlier calls included. */
  List<RunResult> run() {
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    int atOnce = runsAtOnce();
    ExecutorService pool = Executors.newFixedThreadPool(atOnce, task -> new Thread(task, "run"));
    try (display) {
      if (scenario.cast().makesCalls()) {
        connect();
      }
      if (scenario.engine().executor() == EngineSettings.Executor.ACTORS) {
        engine = ActorEngine.start(config, atOnce);
        if (nodes > 1) {
          display.say("starting " + (nodes - 1) + " helper nodes …");
          GatewayDesk.start(engine.system(), desks);
          control.nodes(LocalNodes.status(engine));
          helpers = LocalNodes.start(engine, nodes - 1, Main.class, folder.path());
        }
      }
      return collect(submit(pool));
    } finally {
      pool.shutdownNow();
      control.over();
      if (calls != null) {
        calls.close();
        EstimatedPolicies.write(folder.path(), calls.estimates());
      }
      if (helpers != null) {
        helpers.close();
      }
      if (engine != null) {
        engine.close();
      }
    }
  }

  private void connect() {
    calls =
        BatchCalls.open(
            folder.path(),
            Connections.gateway(config, folder.path(), display::say),
            scenario.cast().minds().values(),
            prices,
            scenario.budget());
    control.calls().begin(calls);
    display.watch(new CallStatus(calls));
    probes = Probes.ask(scenario, calls);
  }

  /**
   * Everything about this batch has been said; nothing holds back an interrupted process any more.
   */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw JournalException.of("cannot let go of " + folder.path(), e);
    }
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The virtual machine is shutting down already, which is what the hook was for.
    }
  }

  private int runsAtOnce() {
    int asked = scenario.engine().runsAtOnce();
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.min(scenario.runs(), asked == 0 ? cores : asked);
  }

  private List<Future<RunResult>> submit(ExecutorService pool) {
    List<Future<RunResult>> futures = new ArrayList<>();
    for (int run = 0; run < scenario.runs(); run++) {
      RunSpec spec = RunSpec.of(scenario, run);
      futures.add(pool.submit(() -> carryOut(spec)));
    }
    return futures;
  }

  private List<RunResult> collect(List<Future<RunResult>> futures) {
    List<RunResult> results = new ArrayList<>();
    for (Future<RunResult> future : futures) {
      try {
        RunResult result = future.get();
        if (result != null) {
          results.add(result);
        }
      } catch (ExecutionException e) {
        fail(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(e);
      }
    }
    results.sort(Comparator.comparingInt(RunResult::run));
    return results;
  }

  private void fail(Throwable cause) {
    if (failure == null) {
      failure =
          cause instanceof RuntimeException known
              ? known
              : new RunFailure(String.valueOf(cause.getMessage()), cause);
    }
    stopAll();
  }

  /** Carries out one run; null if it was stopped before its end. */
  private RunResult carryOut(RunSpec run) {
    RunFolder place = folder.run(run.run());
    RunResult earlier = RunRecord.read(place).orElse(null);
    if (earlier != null) {
      display.ended();
      return earlier;
    }
    if (stopping || spent != null) {
      return null;
    }
    place.create();
    RunRecord.begin(place, run, addresses(), RunRecord.now());
    FileJournal journal = place.journal(run.scenario().plan().format());
    if (journal.repairedBytes() > 0) {
      display.say(
          place.path() + ": cut off a torn last line of " + journal.repairedBytes() + " bytes");
    }
    Calls own = calls == null ? null : calls.run(place.path());
    RunSpec bound =
        own == null ? run : run.with(run.scenario().cast().with(mind -> calls.bind(mind, own)));
    RunEnd end;
    try {
      end = engine == null ? inSequence(bound, journal, own) : byActors(bound, journal, own);
      journal.close();
    } catch (JournalException e) {
      control.failed(run.run());
      journal.abandon();
      fail(e);
      throw e;
    } catch (RuntimeException e) {
      control.failed(run.run());
      journal.close();
      fail(e);
      throw e;
    } finally {
      if (own != null) {
        own.close();
      }
    }
    RunResult result = RunRecord.end(place, run, end, cost(place, end, own));
    control.ended(run.run());
    if (end.reason() == EndReason.STOPPED) {
      return null;
    }
    if (end.reason() == EndReason.BUDGET_SPENT) {
      spent = calls.budget().inWords();
      return end.entries() == 0 ? null : result;
    }
    display.ended();
    return result;
  }

  private List<String> addresses() {
    return helpers == null ? List.of("127.0.0.1") : helpers.addresses();
  }

  /** What the calls of a run took, written down; nothing for one without calls. */
  private Map<String, Object> cost(RunFolder place, RunEnd end, Calls own) {
    if (own == null) {
      return Map.of();
    }
    RunCost.writeByAgent(own.accounts(), place);
    RunRecord.noteServed(place, own.accounts().served());
    return RunCost.values(
        own.accounts(), place.path(), end.entries(), own.lost(), calls.unpriced());
  }

  private Consumer<Progress> observer(Calls own) {
    return progress -> {
      if (own != null) {
        own.forget(progress.entries() - STILL_ASKED);
      }
      display.progressed(progress);
      control.progressed(progress);
    };
  }

  private RunEnd inSequence(RunSpec run, FileJournal journal, Calls own) {
    if (!watched) {
      return new SequentialExecutor(run, journal).run(observer(own), () -> stopping);
    }
    SequentialExecutor executor = SequentialExecutor.watched(run, journal);
    control.begins(run.run(), executor::ask);
    return executor.run(observer(own), () -> stopping);
  }

  private RunEnd byActors(RunSpec run, FileJournal journal, Calls own) {
    String key = engine.newKey(run);
    if (own != null) {
      desks.add(key, own, calls.outsideDesk(), scenario.cast().minds().values());
    }
    ActorEngine.Running running =
        engine.run(key, run, journal, observer(own), () -> calls != null && calls.isFull());
    underWay.add(running);
    control.begins(run.run(), running::ask);
    if (stopping) {
      running.stop();
    }
    try {
      return running.end().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RunFailure known
          ? known.getCause() instanceof JournalException j ? j : known
          : e;
    } finally {
      underWay.remove(running);
      desks.remove(key);
    }
  }

  private void stopAll() {
    stopping = true;
    underWay.forEach(ActorEngine.Running::stop);
  }

  private void stopAndWait() {
    stopAll();
    try {
      finished.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
