package org.murmuration.mind.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A call on its way through the gateway. */
final class Ticket {

  final Call call;
  final Budget budget;
  final Desk desk;
  final CompletableFuture<CallOutcome> done = new CompletableFuture<>();

  /** How often it has been sent; touched by one thread at a time. */
  int sent;

  /** Tokens it took from the rate of its model when it was sent. */
  long rated;

  /** Those of the times it was sent that count against the number of tries. */
  int tries;

  Ticket(Call call, Budget budget, Desk desk) {
    this.call = call;
    this.budget = budget;
    this.desk = desk;
  }

  /** Where a call comes from: keeps what happens to it. */
  interface Desk {

    /** Whether nobody waits for calls any more; those not sent yet need not be. */
    boolean isClosed();

    /**
     * Keeps what happened to a call; completed when it is safe, with the line that counts: this
     * one, or one that ended the same call before.
     */
    CompletionStage<CallLine> keep(CallLine line);
  }
}
