package org.murmuration.cluster;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.murmuration.mind.llm.Call;
import org.murmuration.mind.llm.CallDesk;
import org.murmuration.mind.llm.CallOutcome;
import org.murmuration.mind.llm.ModelSettings;

/** Finds where the calls of a run are made on this node. */
public interface Desks {

  /**
   * Where calls of one run are made.
   *
   * @param models settings of the minds that are LLMs, by name
   */
  record Desk(CallDesk calls, Map<String, ModelSettings> models) {

    CompletionStage<CallOutcome> place(Call call) {
      ModelSettings model = models.get(call.mind());
      return model != null
          ? calls.place(call, model)
          : CompletableFuture.failedFuture(
              new IllegalStateException("no mind named " + call.mind() + " is an LLM"));
    }
  }

  /**
   * The desk of a run. It is asked for with every call, so it should be kept once it is found, and
   * asking must not block.
   *
   * <p>A failure that only the user can put right, an {@link org.murmuration.settings.InputError},
   * {@link org.murmuration.mind.llm.CallFailure} or {@link org.murmuration.mind.llm.Divergence}, is
   * the end of the call. Any other one is taken to pass: the call waits and is tried again, here or
   * elsewhere. So it does if nothing comes of it within {@code murmuration.cluster.resend-after}.
   */
  CompletionStage<Desk> desk(String run);
}
