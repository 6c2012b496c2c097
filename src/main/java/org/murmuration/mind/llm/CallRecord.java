package org.murmuration.mind.llm;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Every call of a run, kept before its answer is used. Thread-safe. */
interface CallRecord extends AutoCloseable {

  /** What a record says to a call that is about to be made. */
  sealed interface Beginning {

    /** It has ended before, like this; it must not be made again. */
    record Recorded(CallLine line) implements Beginning {}

    /** It may be made. */
    record Granted() implements Beginning {
      static final Granted INSTANCE = new Granted();
    }

    /** What the budget of the batch allows is spent; in words. */
    record Spent(String what) implements Beginning {}
  }

  /** Calls for each line that was there when the record was opened, without their bodies. */
  void forEach(Consumer<CallLine> action);

  /**
   * Asks whether a call is to be made.
   *
   * @param micros what it may cost at most, in millionths of the currency
   */
  CompletionStage<Beginning> begin(Call call, long micros);

  /**
   * Keeps a line; completed when it would survive the end of this process, with the line that ended
   * the call: this one, or one that another node recorded first and that counts.
   */
  CompletionStage<CallLine> append(CallLine line);

  /** A call that was begun will not be made after all. */
  default void giveUp(CallKey key) {}

  /** Lets go of calls of encounters before an index: they are journaled and not asked for again. */
  void forget(long index);

  @Override
  void close();
}
