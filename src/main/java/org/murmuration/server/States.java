package org.murmuration.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;

/**
 * Where runs stand, with how fast they are and what their calls cost. How fast is what was seen of
 * their progress in the last seconds. Thread-safe.
 */
final class States {

  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final long APART_NANOS = 200_000_000L;
  private static final double NANOS = 1e9;

  private final LiveControl control;
  private final Map<String, Pace> paces = new ConcurrentHashMap<>();

  States(LiveControl control) {
    this.control = control;
  }

  /** What of a run is to be told of its state. */
  sealed interface Told {

    /** Where it stands. */
    record Now(Reply.RunState state, ObjectNode json) implements Told {}

    /** It says nothing of itself. */
    record Not(Reply reply) implements Told {}
  }

  /** Where a run stands. */
  CompletionStage<Told> of(long batch, int run) {
    return told(batch, run, control.ask(batch, run, new Request.State()));
  }

  /** The state that a command was answered with, as {@link #of} gives it. */
  CompletionStage<Told> told(long batch, int run, CompletionStage<Reply> answer) {
    return answer.thenCompose(
        reply -> {
          if (!(reply instanceof Reply.RunState state)) {
            return CompletableFuture.completedFuture(new Told.Not(reply));
          }
          Double rate = seen(batch, run, state);
          return control
              .cost(batch)
              .thenApply(cost -> new Told.Now(state, json(state, rate, cost)));
        });
  }

  private static ObjectNode json(
      Reply.RunState state, Double rate, Optional<LiveControl.Cost> cost) {
    ObjectNode json = ControlJson.object(state);
    json.put("rate", rate);
    json.set("cost", cost.<JsonNode>map(ControlJson::object).orElse(null));
    return json;
  }

  /** Encounters a second, or null if that is not known yet. */
  private Double seen(long batch, int run, Reply.RunState state) {
    String key = batch + "." + run;
    if (state.state().equals("ended")) {
      paces.remove(key);
      return null;
    }
    return paces.computeIfAbsent(key, any -> new Pace()).seen(state.encounters());
  }

  /** What was seen of one run lately. */
  private static final class Pace {

    private final ArrayDeque<long[]> seen = new ArrayDeque<>();

    synchronized Double seen(long encounters) {
      long now = System.nanoTime();
      while (!seen.isEmpty()
          && (now - seen.peekFirst()[0] > WINDOW_NANOS || seen.peekFirst()[1] > encounters)) {
        seen.pollFirst();
      }
      if (seen.isEmpty() || now - seen.peekLast()[0] >= APART_NANOS) {
        seen.addLast(new long[] {now, encounters});
      }
      long[] first = seen.peekFirst();
      long passed = now - first[0];
      return passed < APART_NANOS ? null : (encounters - first[1]) * NANOS / passed;
    }
  }
}
