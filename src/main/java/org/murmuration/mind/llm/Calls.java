package org.murmuration.mind.llm;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.mind.BudgetSpent;

/**
 * The calls of one run. A call whose answer is in the record is never made again; two questions for
 * the same call share it; every answer is in the record before anybody sees it. Without a gateway
 * all answers must come from the record. Thread-safe.
 */
public final class Calls implements CallDesk, Ticket.Desk, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CallRecord record;
  private final Gateway gateway;
  private final Budget budget;
  private final Accounts accounts = new Accounts();
  private final Map<CallKey, CompletableFuture<CallOutcome>> underWay = new ConcurrentHashMap<>();
  private final Object quiet = new Object();
  private volatile boolean closed;
  private int sent;
  private int lost;

  /**
   * The calls of a run.
   *
   * @param gateway makes calls that are not in the record; null: nobody does
   */
  Calls(CallRecord record, Gateway gateway, Budget budget) {
    this.record = record;
    this.gateway = gateway;
    this.budget = budget;
    record.forEach(accounts::add);
  }

  /** What the calls took, those of earlier sessions included. */
  public Accounts accounts() {
    return accounts;
  }

  /** Lets go of calls of encounters before an index, which are journaled. */
  public void forget(long index) {
    record.forget(index);
  }

  @Override
  public CompletionStage<CallOutcome> place(Call call, ModelSettings model) {
    CompletableFuture<CallOutcome> mine = new CompletableFuture<>();
    CompletableFuture<CallOutcome> same = underWay.putIfAbsent(call.key(), mine);
    if (same != null) {
      return same;
    }
    Lane lane = gateway == null ? null : gateway.lane(call.mind());
    record
        .begin(call, lane == null ? 0 : lane.pricing().most(call))
        .whenComplete((said, failure) -> begin(call, model, lane, mine, said, failure));
    return mine;
  }

  private void begin(
      Call call,
      ModelSettings model,
      Lane lane,
      CompletableFuture<CallOutcome> mine,
      CallRecord.Beginning said,
      Throwable failure) {
    if (said instanceof CallRecord.Beginning.Granted && lane != null) {
      make(call, lane, mine);
      return;
    }
    underWay.remove(call.key());
    if (failure != null) {
      mine.completeExceptionally(failure);
    } else if (said instanceof CallRecord.Beginning.Recorded recorded) {
      replay(call, model, recorded.line(), mine);
    } else if (said instanceof CallRecord.Beginning.Spent spent) {
      mine.completeExceptionally(new BudgetSpent("the budget is spent: " + spent.what()));
    } else {
      mine.completeExceptionally(new Divergence("there is no record of " + call.key()));
    }
  }

  private void make(Call call, Lane lane, CompletableFuture<CallOutcome> mine) {
    Ticket ticket = new Ticket(call, budget, this);
    synchronized (quiet) {
      sent++;
    }
    ticket.done.whenComplete(
        (outcome, failure) -> {
          if (failure != null) {
            // Before the call can be asked for again.
            record.giveUp(call.key());
          }
          underWay.remove(call.key());
          synchronized (quiet) {
            if (--sent == 0) {
              quiet.notifyAll();
            }
          }
          if (failure == null) {
            mine.complete(outcome);
          } else {
            mine.completeExceptionally(failure);
          }
        });
    lane.submit(ticket);
  }

  private static void replay(
      Call call, ModelSettings model, CallLine recorded, CompletableFuture<CallOutcome> mine) {
    try {
      if (!recorded.hash().equals(call.hash())) {
        throw new Divergence(call.key() + " is not asked what the record says it was asked");
      }
      mine.complete(RecordedOutcome.of(recorded, model));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<CallLine> keep(CallLine line) {
    accounts.add(line);
    return record.append(line);
  }

  /** How many calls were still under way when it was closed and are not in the record. */
  public int lost() {
    return lost;
  }

  /**
   * Ends it: calls that wait are dropped, the record takes the answers of those under way, which
   * are paid for, as far as they come within some seconds.
   */
  @Override
  public void close() {
    closed = true;
    if (gateway != null) {
      gateway.drainAll();
    }
    lost = awaitQuiet();
    record.close();
  }

  private int awaitQuiet() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    synchronized (quiet) {
      try {
        while (sent > 0 && System.nanoTime() < until) {
          quiet.wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return sent;
    }
  }
}
