package org.murmuration.mind.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A record of calls that several nodes of a test share, as they would a database. Thread-safe. */
public final class CommonRecord {

  private final Map<CallKey, CallLine> ended = new LinkedHashMap<>();
  private final List<CallLine> lines = new ArrayList<>();
  private final long most;
  private long granted;

  private CommonRecord(long most) {
    this.most = most;
  }

  /** A record that grants any number of calls. */
  public static CommonRecord open() {
    return new CommonRecord(Long.MAX_VALUE);
  }

  /** A record that grants so many calls and no more. */
  public static CommonRecord granting(long calls) {
    return new CommonRecord(calls);
  }

  /** How many calls have ended; more than one answer to the same call counts once. */
  public synchronized int ended() {
    return ended.size();
  }

  /** How many requests were sent, repeated ones included. */
  public synchronized int sent() {
    return lines.size();
  }

  private synchronized CallRecord.Beginning begin(Call call) {
    CallLine line = ended.get(call.key());
    if (line != null) {
      return new CallRecord.Beginning.Recorded(line);
    }
    if (granted >= most) {
      return new CallRecord.Beginning.Spent(granted + " of " + most + " calls");
    }
    granted++;
    return CallRecord.Beginning.Granted.INSTANCE;
  }

  private synchronized CallLine append(CallLine line) {
    lines.add(line);
    if (line.end() == null) {
      return line;
    }
    CallLine first = ended.putIfAbsent(line.key(), line);
    return first == null ? line : first;
  }

  /** The record as one node sees it. */
  CallRecord view() {
    return new CallRecord() {
      @Override
      public void forEach(Consumer<CallLine> action) {}

      @Override
      public CompletionStage<Beginning> begin(Call call, long micros) {
        return CompletableFuture.completedFuture(CommonRecord.this.begin(call));
      }

      @Override
      public CompletionStage<CallLine> append(CallLine line) {
        return CompletableFuture.completedFuture(CommonRecord.this.append(line));
      }

      @Override
      public void forget(long index) {}

      @Override
      public void close() {}
    };
  }
}
