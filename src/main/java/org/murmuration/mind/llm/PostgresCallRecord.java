package org.murmuration.mind.llm;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.CallLines;
import org.murmuration.journal.postgres.Database;
import org.murmuration.mind.BudgetSpent;

/**
 * The calls of a run in PostgreSQL, where the gateways of all nodes record them. What a call may
 * take at most is reserved there before it is made, and again before it is sent another time, so
 * that nodes together keep to the budget. The answer that is recorded first is the one that counts.
 * Thread-safe.
 */
public final class PostgresCallRecord implements CallRecord {

  private final CallWriter writer;
  private final RunKey run;
  private final Budget budget;
  private final Set<CallWriter.Begin> asking = ConcurrentHashMap.newKeySet();
  private final Map<CallKey, Begun> begun = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** A grant that is not used up. */
  private record Begun(UUID id, Budget.Share most) {}

  /**
   * The record of a run.
   *
   * @param limits of the batch, all nodes together; those of time count from now
   */
  PostgresCallRecord(CallWriter writer, RunKey run, Budget.Limits limits) {
    this.writer = writer;
    this.run = run;
    this.budget = new Budget(limits, Tally.NONE);
  }

  /** What the calls of a batch took so far, on all nodes. */
  public static Tally spent(Database database, long batch) {
    return database.call(connection -> CallTable.spent(connection, batch, ""));
  }

  /** What the calls for one agent of a run took so far. */
  public static Tally spent(Database database, RunKey run, int agent) {
    Accounts accounts = new Accounts();
    new CallLines(database, run).headsOfAgent(agent).forEach(head -> accounts.add(read(run, head)));
    return accounts.total();
  }

  /** Names of nodes that have calls under way, as far as the database knows. */
  public static Set<String> nodes(Database database) {
    return database.call(
        connection -> {
          Set<String> nodes = new TreeSet<>();
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT DISTINCT node FROM call_begun");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              nodes.add(rows.getString(1));
            }
          }
          return nodes;
        });
  }

  /**
   * A node has died: the calls that were under way on it are counted as lost, in its runs and
   * batches, and their shares of the budget are given back.
   *
   * @return how many; fewer if an earlier attempt has counted them and its answer was lost
   */
  public static long lost(Database database, String node) {
    return database.call(connection -> LostCalls.ofNode(connection, node));
  }

  /** Calls for each line that is there now, without the bodies. */
  @Override
  public void forEach(Consumer<CallLine> action) {
    new CallLines(writer.database(), run).forEachHead(head -> action.accept(read(run, head)));
  }

  private static CallLine read(RunKey run, byte[] head) {
    try {
      return CallLine.read(head, false);
    } catch (IOException e) {
      throw new JournalException(
          "a line of run " + run + " in the database is not the record of a call", e);
    }
  }

  @Override
  public CompletionStage<Beginning> begin(Call call, long micros) {
    return begin(call.key(), new Budget.Share(1, (long) call.input() + call.output(), micros));
  }

  private CompletableFuture<Beginning> begin(CallKey key, Budget.Share most) {
    CallWriter.Begin begin =
        new CallWriter.Begin(writer.newNumber(), run, key, most, budget, new CompletableFuture<>());
    CompletableFuture<Beginning> answer = new CompletableFuture<>();
    begin
        .said()
        .whenComplete(
            (said, failure) -> {
              asking.remove(begin);
              if (failure != null) {
                answer.completeExceptionally(failure);
              } else if (said instanceof Beginning.Granted
                  && !note(key, new Begun(begin.id(), most))) {
                answer.completeExceptionally(over());
              } else {
                answer.complete(said);
              }
            });
    asking.add(begin);
    if (closed) {
      begin.said().completeExceptionally(over());
    } else {
      writer.begin(begin);
    }
    return answer;
  }

  /** Remembers a grant; false if it came too late, and was given back. */
  private boolean note(CallKey key, Begun grant) {
    Begun before = begun.put(key, grant);
    if (before != null) {
      writer.free(before.id(), false);
    }
    if (closed && begun.remove(key, grant)) {
      writer.free(grant.id(), false);
      return false;
    }
    return true;
  }

  private static CancellationException over() {
    return new CancellationException("the run is over");
  }

  @Override
  public CompletionStage<CallLine> append(CallLine line) {
    Begun used = begun.remove(line.key());
    CallWriter.Line mine =
        new CallWriter.Line(
            writer.newNumber(),
            run,
            line,
            CallWriter.Line.text(line),
            used == null ? null : used.id(),
            new CompletableFuture<>());
    writer.keep(mine);
    if (line.end() != null || used == null) {
      return mine.kept();
    }
    CompletableFuture<CallLine> counting = new CompletableFuture<>();
    mine.kept()
        .whenComplete(
            (kept, failure) -> {
              if (failure == null) {
                beginAgain(line, used.most(), counting);
              } else {
                counting.completeExceptionally(failure);
              }
            });
    return counting;
  }

  /** The call will be sent another time, for which there must be room in the budget, too. */
  private void beginAgain(CallLine line, Budget.Share most, CompletableFuture<CallLine> counting) {
    begin(line.key(), most)
        .whenComplete(
            (said, failure) -> {
              if (failure != null) {
                counting.completeExceptionally(failure);
              } else if (said instanceof Beginning.Spent spent) {
                counting.completeExceptionally(
                    new BudgetSpent("the budget is spent: " + spent.what()));
              } else {
                counting.complete(
                    said instanceof Beginning.Recorded recorded ? recorded.line() : line);
              }
            });
  }

  @Override
  public void giveUp(CallKey key) {
    Begun unused = begun.remove(key);
    if (unused != null) {
      writer.free(unused.id(), false);
    }
  }

  /** Nothing of it is in memory. */
  @Override
  public void forget(long index) {}

  /** Calls that ask are cancelled; those that were granted and have not come back count as lost. */
  @Override
  public void close() {
    closed = true;
    asking.forEach(begin -> begin.said().completeExceptionally(over()));
    for (CallKey key : begun.keySet()) {
      Begun grant = begun.remove(key);
      if (grant != null) {
        writer.free(grant.id(), true);
      }
    }
  }
}
