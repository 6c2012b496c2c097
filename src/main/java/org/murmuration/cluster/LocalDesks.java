package org.murmuration.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.RunKey;
import org.murmuration.mind.Mind;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.CallDesk;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.ModelSettings;

/** Where the calls of runs are made that were begun on this node, for agents on others. */
public final class LocalDesks implements Desks {

  private final Map<String, Desk> desks = new ConcurrentHashMap<>();

  /**
   * Takes a run in that is about to begin.
   *
   * @param calls where its calls are made
   * @param outside where calls outside the histories are made
   */
  public void add(String run, CallDesk calls, CallDesk outside, Collection<Mind> minds) {
    Map<String, ModelSettings> models =
        BatchCalls.models(minds).stream()
            .map(LlmMind::settings)
            .collect(Collectors.toMap(ModelSettings::mind, model -> model));
    desks.put(run, new Desk(calls, models));
    desks.put(outside(run), new Desk(outside, models));
  }

  /** A run is over. */
  public void remove(String run) {
    desks.remove(run);
    desks.remove(outside(run));
  }

  private static String outside(String run) {
    return new RunKey(RunKey.of(run).batch(), RunKey.OUTSIDE).toString();
  }

  @Override
  public CompletionStage<Desk> desk(String run) {
    Desk desk = desks.get(run);
    return desk != null
        ? CompletableFuture.completedFuture(desk)
        : CompletableFuture.failedFuture(new RunFailure("run " + run + " is over"));
  }
}
