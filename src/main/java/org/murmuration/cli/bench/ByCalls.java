package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.time.Duration;
import org.murmuration.engine.ActorEngine;
import org.murmuration.engine.RunSpec;

/**
 * The game played by LLM minds whose provider answers at once, at random: prompts are rendered,
 * calls go through the gateway and are recorded in a file, as they would be with a model.
 */
final class ByCalls implements Contestant {

  private static final Duration SOON = Duration.ofMillis(10);

  private final Workshop workshop;
  private final RunSpec run;
  private final Config node;
  private final ActorEngine engine;

  ByCalls(Workshop workshop, int agents, Config node) {
    this.workshop = workshop;
    this.run = workshop.llmGame("provider = rehearsal", agents, 0);
    this.node = node;
    this.engine = ActorEngine.start(node, 1);
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public Reading play(Duration leadIn, Duration time) {
    Watch watch = new Watch(leadIn);
    try (LlmRun game = new LlmRun(workshop, run, engine, node, watch)) {
      Pause.of(leadIn.plus(time));
      while (!watch.hasCounted() && !game.isOver()) {
        Pause.of(SOON);
      }
    }
    return watch.reading();
  }

  @Override
  public void close() {
    engine.close();
  }
}
