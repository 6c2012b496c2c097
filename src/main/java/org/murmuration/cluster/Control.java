package org.murmuration.cluster;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What somebody outside may ask of a cluster; thread-safe. */
public interface Control extends LiveControl {

  /**
   * A batch to be carried out.
   *
   * @param name short name of the scenario
   * @param manifest what becomes {@code batch.json}, the resolved scenario included
   * @param scenarioText the scenario as written
   * @param inputs files that it refers to, by their names within the batch's folder
   */
  record NewBatch(
      String name, Map<String, Object> manifest, String scenarioText, Map<String, byte[]> inputs) {}

  /**
   * Where a run stands.
   *
   * @param state {@code open}, {@code ended} or {@code failed}
   * @param endReason why it ended, or null
   * @param problem why it failed, or null
   * @param entries entries journaled
   * @param latest values of the latest complete round by column, empty before the first
   * @param lost calls that were under way on nodes that died
   */
  record RunStatus(
      long batch,
      int run,
      String state,
      String endReason,
      String problem,
      long entries,
      long encounters,
      int rounds,
      int inFlight,
      Map<String, Double> latest,
      long lost) {}

  /**
   * Where a batch stands.
   *
   * @param calls calls, tokens and cost so far in words, empty for minds that make none
   * @param trouble why it does not get on at the moment, empty while it does
   */
  record BatchStatus(long batch, String name, List<RunStatus> runs, String calls, String trouble) {}

  /**
   * One node.
   *
   * @param address host and port
   * @param status as the cluster sees it: {@code up}, {@code leaving}, {@code unreachable} …
   * @param supervisor whether the supervisor is here
   * @param shards shards it hosts
   * @param agents agents among them that are in memory
   * @param queued calls that wait at its gateway
   * @param underWay calls that wait for their response
   * @param dropped messages it could not send
   * @param deadLetters messages that reached nobody
   */
  record NodeStatus(
      String address,
      List<String> roles,
      String status,
      boolean supervisor,
      int shards,
      long agents,
      int queued,
      int underWay,
      String gatewayDown,
      long dropped,
      long deadLetters) {}

  /** The whole cluster: its nodes and the runs under way. */
  record ClusterStatus(String version, List<NodeStatus> nodes, List<RunStatus> runs) {}

  /** Takes a batch in and begins with it; its number. */
  CompletionStage<Long> submit(NewBatch batch);

  /** Where a batch stands; fails with {@link org.murmuration.settings.InputError} if unknown. */
  CompletionStage<BatchStatus> batch(long batch);

  /** Nodes, and runs under way. */
  CompletionStage<ClusterStatus> cluster();

  /** Ends the runs of a batch as soon as possible; they can be resumed. */
  CompletionStage<Void> stop(long batch);

  /**
   * Goes on with runs that were stopped, failed, or whose budget was spent.
   *
   * @param budget other limits, as {@code key=value}
   */
  CompletionStage<Void> resume(long batch, List<String> budget);

  /** A batch as it was submitted. */
  CompletionStage<NewBatch> submitted(long batch);

  /** Writes a run's journal from an entry on, one line each; blocks. */
  void writeEntries(long batch, int run, long from, OutputStream out);

  /**
   * Writes a run's calls, one line each, as {@code calls.jsonl} has them; blocks.
   *
   * @param run number of the run, or {@link org.murmuration.journal.RunKey#OUTSIDE}
   */
  void writeCalls(long batch, int run, OutputStream out);
}
