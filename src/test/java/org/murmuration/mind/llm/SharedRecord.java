package org.murmuration.mind.llm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.BatchStore;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.PostgresServer;
import org.murmuration.mind.llm.CallRecord.Beginning;

/** The record of a run as one node of a cluster has it, and calls to be kept there. */
final class SharedRecord implements AutoCloseable {

  static final int TOKENS = 20;

  private static final int PATIENCE_SECONDS = 60;

  private final CallWriter writer;
  private final PostgresCallRecord record;

  private SharedRecord(Database database, String node, RunKey run, Budget.Limits limits) {
    this.writer = new CallWriter(database, node);
    this.record = new PostgresCallRecord(writer, run, limits);
  }

  static SharedRecord of(Database database, String node, RunKey run, Budget.Limits limits) {
    return new SharedRecord(database, node, run, limits);
  }

  static SharedRecord of(Database database, String node, RunKey run) {
    return of(database, node, run, ConnectedMind.NO_LIMITS);
  }

  /** The only run of a new batch. */
  static RunKey newRun(Database database) {
    return new RunKey(new BatchStore(database).create("x", "{}", "", Map.of(), 1), 0);
  }

  static Budget.Limits calls(long most) {
    return new Budget.Limits(most, null, null, "USD", null);
  }

  static CallKey key(long index) {
    return new CallKey(CallKey.ENCOUNTER, index, 3, 1, 0);
  }

  /** A call that may take {@link #TOKENS}. */
  static Call call(long index) {
    return new Call(key(index), "crowd", "name", bytes("{\"seed\":" + index + "}"), 12, 8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What came of a call: an answer that says something, or with null one that is not the end. */
  static CallLine line(Call call, String says, long tokens, long micros) {
    String end = says == null ? null : CallLine.ANSWERED;
    Tally tally = new Tally(1, says == null ? 1 : 0, tokens, 0, 0, micros);
    return new CallLine(
        call.key(),
        0,
        call.mind(),
        call.phase(),
        call.hash(),
        end,
        says == null ? 503 : 200,
        "m",
        null,
        tally,
        17,
        "2026-11-21T05:00:00.000Z",
        null,
        call.body(),
        says == null ? null : bytes("{\"says\":\"" + says + "\"}"));
  }

  static CallLine line(Call call, String says) {
    return line(call, says, 10, 5);
  }

  CompletableFuture<Beginning> begin(Call call) {
    return begin(call, 0);
  }

  CompletableFuture<Beginning> begin(Call call, long micros) {
    return patient(record.begin(call, micros).toCompletableFuture());
  }

  CompletableFuture<CallLine> append(CallLine line) {
    return patient(record.append(line).toCompletableFuture());
  }

  private static <T> CompletableFuture<T> patient(CompletableFuture<T> future) {
    // A stage of its own would wrap what went wrong.
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Makes a call from its beginning to its end. */
  CallLine make(Call call, String says) {
    if (!(begin(call).join() instanceof Beginning.Granted)) {
      throw new AssertionError("it was not granted");
    }
    return append(line(call, says)).join();
  }

  PostgresCallRecord record() {
    return record;
  }

  List<CallLine> lines() {
    List<CallLine> lines = new ArrayList<>();
    record.forEach(lines::add);
    return lines;
  }

  /** How many calls of a batch hold a grant. */
  static long underWay(RunKey run) {
    return PostgresServer.shared()
        .number("SELECT count(*) FROM call_begun WHERE batch = " + run.batch());
  }

  @Override
  public void close() {
    record.close();
    writer.close();
  }
}
