package org.murmuration.server.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.engine.live.Reply;

/**
 * Steers one run over the control API. A command is sent once: if its answer is lost, nobody can
 * say whether it was carried out, and that is what is said.
 */
public final class RunClient {

  private final ControlClient client;
  private final String path;
  private final String by;

  RunClient(ControlClient client, long batch, int run, String by) {
    this.client = client;
    this.path = "batches/%d/runs/%d/".formatted(batch, run);
    this.by = by;
  }

  /** No further encounter goes out. */
  public Reply.RunState pause() {
    return tell("pause", Map.of(), Reply.RunState.class);
  }

  /** A paused run goes on. */
  public Reply.RunState proceed() {
    return tell("proceed", Map.of(), Reply.RunState.class);
  }

  /** A run goes on for so many encounters, and pauses again. */
  public Reply.RunState stepEncounters(long encounters) {
    return tell("step", Map.of("encounters", encounters), Reply.RunState.class);
  }

  /** A run goes on to the end of so many population rounds, and pauses again. */
  public Reply.RunState stepRounds(int rounds) {
    return tell("step", Map.of("rounds", rounds), Reply.RunState.class);
  }

  /** Ends the run; it can be resumed. */
  public Reply.RunState stop() {
    return tell("stop", Map.of(), Reply.RunState.class);
  }

  /**
   * Has an intervention take place.
   *
   * @param intervention as it would stand in a scenario, without onset
   */
  public Reply.Intervened intervene(Map<String, Object> intervention) {
    return tell("interventions", Map.of("intervention", intervention), Reply.Intervened.class);
  }

  /** Whom an intervention would reach now. */
  public Reply.Preview preview(Map<String, Object> intervention) {
    return tell("interventions/preview", Map.of("intervention", intervention), Reply.Preview.class);
  }

  /**
   * Asks an agent something out of the game.
   *
   * @param question what; null: what the experiment would ask it
   * @param remember whether it is told question and answer afterwards
   */
  public Reply.Interviewed interview(int agent, String question, boolean remember) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("agent", agent);
    if (question != null) {
      body.put("question", question);
    }
    body.put("remember", remember);
    return tell("interviews", body, Reply.Interviewed.class);
  }

  private <T> T tell(String command, Map<String, Object> body, Class<T> type) {
    Map<String, Object> signed = new LinkedHashMap<>(body);
    signed.put("by", by);
    return client.command(path + command, signed, type);
  }
}
