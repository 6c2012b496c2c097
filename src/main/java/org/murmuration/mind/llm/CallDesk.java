package org.murmuration.mind.llm;

import java.util.concurrent.CompletionStage;

/** Where a mind hands in its calls: those of a run, on this node or through another. */
public interface CallDesk {

  /**
   * The outcome of a call: from the record, of the same call under way, or by making it. The same
   * key always has the same outcome.
   */
  CompletionStage<CallOutcome> place(Call call, ModelSettings model);
}
