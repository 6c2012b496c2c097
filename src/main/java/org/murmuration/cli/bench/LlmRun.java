package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.Progress;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.FileJournal;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Calls;
import org.murmuration.mind.llm.Environment;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.GatewaySettings;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;

/** A run of LLM minds under way: gateway, record of calls and journal as in any run. */
final class LlmRun implements AutoCloseable {

  private final Workshop workshop;
  private final BatchCalls batch;
  private final Calls calls;
  private final FileJournal journal;
  private final ActorEngine.Running running;

  /** Begins the run; {@code observer} is told from time to time how far it is. */
  LlmRun(
      Workshop workshop,
      RunSpec run,
      ActorEngine engine,
      Config node,
      Consumer<Progress> observer) {
    this.workshop = workshop;
    Scenario scenario = run.scenario();
    journal = workshop.journal(run);
    Path folder = workshop.batch();
    batch =
        BatchCalls.open(
            folder,
            new Gateway(
                GatewaySettings.of(node.getConfig("murmuration.gateway")),
                new Environment(Map.of()),
                folder,
                line -> {}),
            scenario.cast().minds().values(),
            Prices.packaged(),
            scenario.budget());
    calls = batch.run(workshop.batch());
    running =
        engine.run(
            run.with(scenario.cast().with(mind -> batch.bind(mind, calls))),
            journal,
            progress -> {
              calls.forget(progress.entries());
              observer.accept(progress);
            },
            batch::isFull);
  }

  /** What its gateway is doing. */
  Gateway.Status status() {
    return batch.status();
  }

  /** Calls that have their response. */
  long answered() {
    return calls.accounts().total().calls();
  }

  boolean isOver() {
    return running.end().isDone();
  }

  /** Stops the run and deletes what it wrote. */
  @Override
  public void close() {
    running.stop();
    try {
      running.end().join();
    } finally {
      calls.close();
      batch.close();
      journal.close();
      workshop.clear();
    }
  }
}
