package org.murmuration.mind.llm;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Every call of a run, kept before its answer is used. Thread-safe. */
interface CallRecord extends AutoCloseable {

  /** Calls for each line that was there when the record was opened, without their bodies. */
  void forEach(Consumer<CallLine> action);

  /** The line that ended a call, if it ended and is not forgotten. */
  Optional<CallLine> find(CallKey key);

  /** Keeps a line; completed when it would survive the end of this process. */
  CompletionStage<Void> append(CallLine line);

  /** Lets go of calls of encounters before an index: they are journaled and not asked for again. */
  void forget(long index);

  @Override
  void close();
}
