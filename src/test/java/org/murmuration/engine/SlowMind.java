package org.murmuration.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;

/**
 * Answers as a rule does, but later: calls complete in scrambled order on another thread. Knows how
 * many calls of one agent were ever under way at once.
 */
final class SlowMind implements Mind, AutoCloseable {

  private final RuleMind rule;
  private final int mostMicros;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "slow-mind"));
  private final Map<Integer, Integer> underWay = new ConcurrentHashMap<>();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  SlowMind(RuleMind rule, int mostMicros) {
    this.rule = rule;
    this.mostMicros = mostMicros;
  }

  @Override
  public CompletionStage<Answer> answer(Situation situation) {
    int call = calls.incrementAndGet();
    mostAtOnce.accumulateAndGet(underWay.merge(situation.agent(), 1, Integer::sum), Math::max);
    Answer answer = rule.decide(situation);
    CompletableFuture<Answer> later = new CompletableFuture<>();
    int micros = Math.floorMod(31 * call + situation.agent() * 17, 7) * mostMicros / 6;
    clock.schedule(
        () -> {
          underWay.merge(situation.agent(), -1, Integer::sum);
          later.complete(answer);
        },
        micros,
        TimeUnit.MICROSECONDS);
    return later;
  }

  /** The largest number of calls of one agent that were under way at once. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** How many calls there were. */
  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
